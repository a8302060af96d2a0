import { createHmac, randomBytes } from 'node:crypto';

const BYTES = 18;

/**
 * The ZEGO userID of whoever proved to be `identity` (an openid, a development key). A keyed
 * digest: the same person always gets the same userID, and nobody who sees a userID can tell the
 * openid behind it.
 *
 * @returns 25 characters out of `[A-Za-z0-9_-]`, the first a `u`; ZEGO allows 64
 */
export function memberUserID(key: Buffer, kind: string, identity: string): string {
  const digest = createHmac('sha256', key).update(`${kind}\0${identity}`).digest();
  return `u${digest.subarray(0, BYTES).toString('base64url')}`;
}

/**
 * A userID for a guest, who is nobody we know: another one at every login, since one ticket may
 * admit several people, and two of one userID would throw each other out.
 *
 * @returns 25 characters out of `[A-Za-z0-9_-]`, the first a `g`: no member has such a one
 */
export function guestUserID(): string {
  return `g${randomBytes(BYTES).toString('base64url')}`;
}
