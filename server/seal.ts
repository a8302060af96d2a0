import { createHmac, timingSafeEqual } from 'node:crypto';
import type { ServiceKeys } from './keys';

/** What a sealed text is good for. One kind is never taken for another. */
export type SealPurpose = 'session' | 'ticket' | 'host' | 'grant';

/**
 * A signed text that the client keeps and shows again: `base64url(JSON).base64url(HMAC-SHA256)`.
 * The service stores nothing, so it can be restarted and run in several copies. There is one
 * algorithm, which the text does not name: there is nothing in it to be talked out of.
 */
export function seal(keys: ServiceKeys, purpose: SealPurpose, content: object): string {
  const text = Buffer.from(JSON.stringify(content)).toString('base64url');
  return `${text}.${signature(keys.signing[0], purpose, text)}`;
}

/** @returns what was sealed, or `undefined` when the text is forged, damaged or for something else */
export function unseal(keys: ServiceKeys, purpose: SealPurpose, sealed: string): unknown {
  const match = /^([\w-]+)\.([\w-]+)$/.exec(sealed);
  if (!match) return undefined;
  const [, text = '', given = ''] = match;
  const genuine = keys.signing.some((key) => isSame(given, signature(key, purpose, text)));
  return genuine ? (JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown) : undefined;
}

/** HMAC-SHA256 of a text that is for this and nothing else. */
export function signatureOf(key: Buffer, purpose: SealPurpose | 'room', text: string): Buffer {
  return createHmac('sha256', key).update(`${purpose}\0${text}`).digest();
}

/** Takes as long for every difference. As text: several texts decode to the same bytes. */
export function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function signature(key: Buffer, purpose: SealPurpose, text: string): string {
  return signatureOf(key, purpose, text).toString('base64url');
}
