import { steadyNow } from '../platform/clock/steady-clock';
import { wallNow } from '../platform/clock/wall-clock';
import type { Tokens } from '../token/token-client';
import { TokenError } from '../token/token-error';

/** A temporary token as ZEGO's console makes it. */
export interface ConsoleToken {
  readonly token: string;
  /** The user that it was made for. */
  readonly userID: string;
  /** In Unix seconds. */
  readonly expiresAt: number;
}

/**
 * The one temporary token that a build for a first try holds. Everybody with this build is the same
 * user, and when the token is over, so is the build.
 *
 * @example `createVoiceCall({ …, token: consoleToken({ token: '04…', userID: 'me', expiresAt }) })`
 */
export function consoleToken({ token, userID, expiresAt }: ConsoleToken): Tokens {
  return {
    async roomToken(_roomID, fresh) {
      const left = expiresAt * 1000 - wallNow();
      if (fresh && left < 0) {
        throw new TokenError('refused', 'the temporary token of this build is over');
      }
      return { token, userID, until: steadyNow() + left };
    },
    warm() {
      // It is here already.
    },
    async invite() {
      throw new TokenError('refused', 'a temporary token invites nobody', 'console_token');
    },
  };
}
