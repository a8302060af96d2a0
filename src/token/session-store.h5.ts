import { readTab, writeTab } from '@/platform/tab-storage.h5';
import type { SessionStore } from './session-cache';

/** A tab's own: two tabs with one session would be one user, and put each other out of the room. */
export const sessionStore: SessionStore = {
  read: () => readTab('token-session'),
  write: (text) => writeTab('token-session', text),
};
