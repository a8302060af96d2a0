import { createContext, useContext } from 'react';
import type { Report } from '../diagnostics/diagnostics';

const DiagnosticsContext = createContext<Report | null>(null);

/** Gives the components below it what happened lately. */
export const DiagnosticsProvider = DiagnosticsContext.Provider;

/** What happened lately, as text to look at, copy or share. @example `useDiagnostics().report()` */
export function useDiagnostics(): Report {
  const diagnostics = useContext(DiagnosticsContext);
  if (!diagnostics) throw new Error('A call component is outside <DiagnosticsProvider>.');
  return diagnostics;
}
