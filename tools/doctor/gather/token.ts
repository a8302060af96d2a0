import { readPrivilege } from '../../../server/privilege';
import { verifyToken04 } from '../../../server/token04';
import type { IssuedToken } from '../world';
import { SECRET_BYTES } from './settings';

/** Looks into a token: its end in clear, and all of it where the secret is known. */
export function lookInto(
  token: string,
  userID: string,
  known: { readonly appID: number; readonly secret: string | undefined },
): IssuedToken {
  const isToken = /^04[A-Za-z0-9+/]{40,}={0,2}$/.test(token);
  const expiresAt = isToken
    ? Number(Buffer.from(token.slice(2, 14), 'base64').readBigInt64BE())
    : NaN;
  return { userID, expiresAt, verified: verified(token, known) };
}

function verified(
  token: string,
  { appID, secret }: { readonly appID: number; readonly secret: string | undefined },
): IssuedToken['verified'] {
  if (!secret || Buffer.byteLength(secret) !== SECRET_BYTES) return null;
  const result = verifyToken04(token, { appID, secret });
  if (!result.ok) return { fault: result.fault };
  const { userID, appID: ofApp, payload } = result.content;
  return { userID, appID: ofApp, oneRoom: readPrivilege(payload) !== undefined };
}
