import { isSame } from '../seal';
import { ServiceError } from '../service-error';
import { unixNow } from '../wall-clock';
import { readCallback, type RoomEvent } from './event';
import { callbackSignature } from './signature';

export interface ReceiveOptions {
  readonly appID: number;
  /** "callbacksecret" of the ZEGO console; not the ServerSecret. */
  readonly secret: string;
  readonly take: (event: RoomEvent) => Promise<void>;
}

/** The signature doesn't cover the body: an old one that somebody got hold of must not be good for ever. In seconds. */
const GOOD_FOR = 600;

/**
 * Takes what ZEGO's server tells. What is told twice does no harm.
 *
 * @throws ServiceError where it isn't ZEGO's; or what the store throws, and ZEGO tells it again
 */
export function callbackReceiver({ appID, secret, take }: ReceiveOptions) {
  return async (body: string): Promise<void> => {
    const callback = readCallback(body);
    if (!callback) throw new ServiceError(400, 'body_invalid', 'This is no callback of ZEGO’s.');
    const { timestamp, nonce, signature, event } = callback;
    const isOurs =
      isSame(signature, callbackSignature(secret, timestamp, nonce)) &&
      Math.abs(Number(timestamp) - unixNow()) <= GOOD_FOR &&
      (callback.appID === '' || callback.appID === String(appID));
    if (!isOurs) throw new ServiceError(403, 'callback_refused', 'This callback isn’t signed so.');
    if (event) await take(event);
  };
}
