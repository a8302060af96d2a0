import { createHash } from 'node:crypto';

/** What ZEGO signs of a call: not its action, nor its parameters. */
export interface SignedCall {
  readonly appID: number;
  readonly nonce: string;
  /** The ServerSecret. */
  readonly secret: string;
  /** Unix seconds. */
  readonly timestamp: number;
}

/** The `Signature` of a call, version 2.0. It is good for ten minutes. */
export function zegoSignature({ appID, nonce, secret, timestamp }: SignedCall): string {
  return createHash('md5').update(`${appID}${nonce}${secret}${timestamp}`).digest('hex');
}
