import { steadyNow } from '../platform/clock/steady-clock';
import type { Tokens } from './token-client';
import { TokenError, whatWasSaid } from './token-error';

/** A token as a service of your own gives it. */
export interface OwnToken {
  /** Token04, for this user. */
  readonly token: string;
  /** The user that the token was made for. */
  readonly userID: string;
  /** For how many seconds from now it is good. Said, it is renewed in time, also on a phone with a wrong clock. */
  readonly expiresIn?: number;
}

/**
 * A function of your own that gets a token for a room. What it rejects with counts as a service that
 * can't be reached, and is tried again; a refusal is a `TokenError('refused', …)`.
 *
 * @param fresh - the last one was refused or runs out: another, never one given before
 */
export type OwnTokens = (roomID: string, request: { readonly fresh: boolean }) => Promise<OwnToken>;

/** Your function as the call uses it. */
export const ownTokens = (get: OwnTokens): Tokens => ({
  async roomToken(roomID, fresh = false) {
    const asked = steadyNow();
    try {
      const { token, userID, expiresIn = Infinity } = await get(roomID, { fresh });
      return { token, userID, until: asked + expiresIn * 1000 };
    } catch (error) {
      throw error instanceof TokenError ? error : new TokenError('unreachable', whatWasSaid(error));
    }
  },
  warm() {
    // It is asked when somebody joins.
  },
});
