import { createHash } from 'node:crypto';

/**
 * The signature of ZEGO's callbacks: over the secret, the time and the nonce, sorted as texts. The body is
 * not in it.
 */
export function callbackSignature(secret: string, timestamp: string, nonce: string): string {
  const text = [secret, timestamp, nonce].sort().join('');
  return createHash('sha1').update(text).digest('hex');
}
