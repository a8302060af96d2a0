import { createContext, useContext } from 'react';
import type { CallCommands } from '../session/commands';

const CommandsContext = createContext<CallCommands | null>(null);

/** Gives the components below it what they can ask of the call. */
export const CommandsProvider = CommandsContext.Provider;

/** What the screen can ask of the call. @example `useCommands().setMicrophone(false)` */
export function useCommands(): CallCommands {
  const commands = useContext(CommandsContext);
  if (!commands) throw new Error('A call component is outside <CommandsProvider>.');
  return commands;
}
