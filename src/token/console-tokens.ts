import type { IssuedToken, Tokens } from './token-client';
import { TokenError } from './token-error';

/**
 * The one temporary token that a build for a first try holds. Everybody with this build is the same
 * user, and when the token is over, so is the build.
 */
export function consoleTokens(token: IssuedToken): Tokens {
  return {
    async roomToken(_roomID, fresh) {
      if (fresh && Date.now() > token.expiresAt * 1000) {
        throw new TokenError('refused', 'the temporary token of this build is over');
      }
      return token;
    },
    warm() {
      // It is here already.
    },
    async invite() {
      throw new TokenError('refused', 'a temporary token invites nobody', 'console_token');
    },
  };
}
