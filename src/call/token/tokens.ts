import { debugLogin } from '../platform/debug-login';
import { readOwn, writeOwn } from '../platform/person-storage';
import { steadyNow } from '../platform/steady-clock';
import { wallNow } from '../platform/wall-clock';
import { settings } from '../settings';
import { consoleTokens } from './console-tokens';
import { credential, isGuest } from './credential';
import { postJSON } from './http';
import { TokenClient, type Tokens } from './token-client';

export type { Tokens };

/** A token typed by hand says no time of its own; the cloud knows it. In seconds. */
const TYPED_FOR = 24 * 3600;

const typed = debugLogin();
/** Of the debug form, else of the build. */
const given = typed ? { ...typed, expiresAt: wallNow() / 1000 + TYPED_FOR } : __CONSOLE_TOKEN__;

/** The app's one source of tokens: home warms it, the call draws from it. */
export const tokens: Tokens = given
  ? consoleTokens(given)
  : new TokenClient({
      url: settings.tokenURL,
      credential,
      isGuest,
      post: postJSON,
      store: {
        read: () => readOwn('token-session'),
        write: (text) => writeOwn('token-session', text),
      },
      clock: {
        now: steadyNow,
        wall: wallNow,
        setTimeout: (callback, ms) => setTimeout(callback, ms),
        random: () => Math.random(),
      },
    });
