import { createStore, type StoreApi } from 'zustand/vanilla';
import { initialCallState, type CallState } from './call-state';

/** The store as the session holds it. */
export type CallStore = StoreApi<CallState>;

/** What everyone else may do with it: read. */
export type ReadonlyCallStore = Pick<CallStore, 'getState' | 'getInitialState' | 'subscribe'>;

/** Makes a fresh mirror. */
export function createCallStore(): CallStore {
  return createStore<CallState>(() => initialCallState);
}
