/**
 * Who speaks and how good the network is, by streamID: apart from the mirror, for it changes some
 * times a second.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

/** Of one's own stream the way up, of others' the way down; `unknown` until the platform told. */
export type NetworkQuality = 'unknown' | 'good' | 'fair' | 'poor';

export interface Levels {
  /** The streams whose sound is speech right now; a muted microphone never is. */
  readonly speaking: ReadonlySet<string>;
  /** Without an entry: `unknown`. */
  readonly quality: ReadonlyMap<string, NetworkQuality>;
}

/** The store as the session holds it: its only writer. */
export type LevelsStore = StoreApi<Levels>;

/** What everyone else may do with it: read. */
export type ReadonlyLevelsStore = Pick<LevelsStore, 'getState' | 'getInitialState' | 'subscribe'>;

/** Nobody speaks and nothing is known. */
export const noLevels: Levels = { speaking: new Set(), quality: new Map() };

export function createLevelsStore(): LevelsStore {
  return createStore<Levels>(() => noLevels);
}
