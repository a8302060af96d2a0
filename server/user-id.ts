import { createHmac } from 'node:crypto';

/**
 * The ZEGO userID of whoever proved to be `identity` (an openid, a guest's ticket, a development
 * key). A keyed digest: the same person always gets the same userID, and nobody who sees a userID
 * can tell the openid behind it.
 *
 * @returns 25 characters out of `[A-Za-z0-9_-]`; ZEGO allows 64
 */
export function deriveUserID(secret: string, kind: string, identity: string): string {
  const digest = createHmac('sha256', secret).update(`userID\0${kind}\0${identity}`).digest();
  return `u${digest.subarray(0, 18).toString('base64url')}`;
}
