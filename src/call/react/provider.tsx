import { createContext, useContext } from 'react';
import type { ReadonlyCallStore } from '../store/call-store';
import type { ReadonlyLevelsStore } from '../store/levels';

const StoreContext = createContext<ReadonlyCallStore | null>(null);
const LevelsContext = createContext<ReadonlyLevelsStore | null>(null);

/** Gives the components below it the call's mirror. */
export const CallStoreProvider = StoreContext.Provider;

/** Gives the components below it who speaks, and the network's quality. */
export const LevelsProvider = LevelsContext.Provider;

/** The mirror of the call that the page shows. */
export function useCallStore(): ReadonlyCallStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('A call component is outside <CallStoreProvider>.');
  return store;
}

/** The levels of the call that the page shows. */
export function useLevelsStore(): ReadonlyLevelsStore {
  const store = useContext(LevelsContext);
  if (!store) throw new Error('A call component is outside <LevelsProvider>.');
  return store;
}
