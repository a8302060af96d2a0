import type { SessionStore } from './session-cache';

const KEY = 'token-session';

/** A tab's own: two tabs with one session would be one user, and put each other out of the room. */
export const sessionStore: SessionStore = {
  read() {
    try {
      return sessionStorage.getItem(KEY) ?? '';
    } catch {
      // Forbidden to this page: then it logs in anew each time.
      return '';
    }
  },
  write(text) {
    try {
      sessionStorage.setItem(KEY, text);
    } catch {
      // Full or forbidden: as above.
    }
  },
};
