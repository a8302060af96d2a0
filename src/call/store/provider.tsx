import { createContext, useContext } from 'react';
import type { ReadonlyCallStore } from './call-store';

const StoreContext = createContext<ReadonlyCallStore | null>(null);

/** Gives the components below it the call's mirror. */
export const CallStoreProvider = StoreContext.Provider;

/** The mirror of the call that the page shows. */
export function useCallStore(): ReadonlyCallStore {
  const store = useContext(StoreContext);
  if (!store) throw new Error('A call component is outside <CallStoreProvider>.');
  return store;
}
