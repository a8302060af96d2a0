import { readStored, writeStored } from '@/platform/storage';
import type { SessionStore } from './session-cache';

/** WeChat keeps an app's storage apart for each account that uses it. */
export const sessionStore: SessionStore = {
  read: () => readStored('token-session'),
  write: (text) => writeStored('token-session', text),
};
