import { createContext, useContext, type ReactNode } from 'react';
import type { Report } from '../diagnostics/diagnostics';
import type { CallCommands } from '../session/commands';
import type { VoiceCall } from '../voice-call/voice-call';

const CallContext = createContext<VoiceCall | null>(null);

/** What the provider is given. */
export interface VoiceCallProviderProps {
  readonly call: VoiceCall;
  readonly children?: ReactNode;
}

/**
 * Gives the components below it a call.
 *
 * @example
 * <VoiceCallProvider call={call}>
 *   <VoiceCallMedia />
 *   <YourOwnPage />
 * </VoiceCallProvider>
 */
export const VoiceCallProvider = ({ call, children }: VoiceCallProviderProps) => (
  <CallContext.Provider value={call}>{children}</CallContext.Provider>
);

/** The call of the provider above. @example `const { store } = useVoiceCall();` */
export function useVoiceCall(): VoiceCall {
  const call = useContext(CallContext);
  if (!call) throw new Error('A call component is outside <VoiceCallProvider>.');
  return call;
}

/** What can be asked of the call. @example `useCommands().setMicrophone(false)` */
export const useCommands = (): CallCommands => useVoiceCall().commands;

/** What happened lately, as text to look at, copy or share. @example `useDiagnostics().report()` */
export const useDiagnostics = (): Report => useVoiceCall().diagnostics;
