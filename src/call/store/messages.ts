/**
 * What is written in the room: apart from the mirror, for most calls have none of it. Kept while the
 * call lasts, and nowhere else.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';

/** A message as the screen shows it. */
export interface Message {
  /** Counts up from 0 in each call. */
  readonly number: number;
  readonly userID: string;
  readonly userName: string;
  readonly text: string;
  /** When it came or was written, in ms since 1970 by the clock of this phone. */
  readonly at: number;
  /** How far one's own has come; `null` for those of others. */
  readonly sent: 'sending' | 'sent' | 'failed' | null;
}

export interface Messages {
  /** The last ones, the oldest first; their numbers follow one another. */
  readonly list: readonly Message[];
  /** How many of others came since somebody last looked. */
  readonly unread: number;
}

/** So many of the last ones are kept. */
export const KEPT_MESSAGES = 200;

/** The store as the session holds it: its only writer. */
export type MessagesStore = StoreApi<Messages>;

/** Nobody wrote anything. */
export const noMessages: Messages = { list: [], unread: 0 };

export function createMessagesStore(): MessagesStore {
  return createStore<Messages>(() => noMessages);
}
