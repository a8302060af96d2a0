import { settings } from '../settings';
import { consoleTokens } from './console-tokens';
import { credential } from './credential';
import { postJSON } from './http';
import { sessionStore } from './session-store';
import { TokenClient, type Tokens } from './token-client';

export type { Tokens };

/** The app's one source of tokens: home warms it, the call draws from it. */
export const tokens: Tokens = __CONSOLE_TOKEN__
  ? consoleTokens(__CONSOLE_TOKEN__)
  : new TokenClient({
      url: settings.tokenURL,
      credential,
      post: postJSON,
      store: sessionStore,
      clock: {
        now: () => Date.now(),
        setTimeout: (callback, ms) => setTimeout(callback, ms),
        random: () => Math.random(),
      },
    });
