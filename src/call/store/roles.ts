/** Who wants to speak, and what hosts did: apart from the mirror, for most calls have none of it. */
import { createStore, type StoreApi } from 'zustand/vanilla';

/**
 * What a host did that bears on oneself: muted everybody, and one hasn't unmuted since; let one speak, and
 * one's microphone is still off; let one speak, or took that back, a moment ago.
 */
export type HostNews = 'muted' | 'may-unmute' | 'may-speak' | 'may-not-speak';

/** Somebody who was put out; where nobody knows their name any more, it is the userID. */
export interface RemovedUser {
  readonly userID: string;
  readonly userName: string;
}

export interface Roles {
  /** Who has a hand up, by userID, in the order in which they raised it; oneself too. */
  readonly hands: readonly string[];
  readonly news: HostNews | null;
  /** Whether nobody new gets in, as far as the room was told. */
  readonly locked: boolean;
  /** Who was put out and not let in again, as far as a host looked. */
  readonly removed: readonly RemovedUser[];
}

/** The store as the session holds it: its only writer. */
export type RolesStore = StoreApi<Roles>;

/** Nobody wants anything. */
export const noRoles: Roles = { hands: [], news: null, locked: false, removed: [] };

export function createRolesStore(): RolesStore {
  return createStore<Roles>(() => noRoles);
}
