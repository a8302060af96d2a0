import { createHash, randomInt } from 'node:crypto';
import type { LocalCloudOptions } from '../options';
import { Timers } from '../timers';
import { wallNow } from '../wall-clock';
import { bodies, type Callback, type CallbackFields } from './callback';

/** How often one that was not taken is sent again; each time after twice as long. */
const RETRIES = 5;

/** Nobody may take longer to answer. */
const PATIENCE_MS = 5000;

/** What can go wrong with callbacks on their way, on purpose. */
export interface CallbackWeather {
  /** Of every so many, one is lost; 0 for none. */
  readonly dropEvery?: number;
  /** Of every so many, one comes twice; 0 for none. */
  readonly doubleEvery?: number;
  /** They are held for so long, and then come the last first, in ms. */
  readonly shuffleMs?: number;
}

type Options = Pick<
  LocalCloudOptions,
  'appID' | 'callbackURL' | 'callbackSecret' | 'callbackForm' | 'callbackRetryMs' | 'log'
>;

/** Sends callbacks to a team's own server: signed, tried again, in no certain order. */
export class CallbackSender {
  weather: CallbackWeather = {};
  readonly #timers = new Timers();
  readonly #abort = new AbortController();
  #held: Callback[] | undefined;
  #count = 0;

  constructor(private readonly options: Options) {}

  readonly tell = (callback: Callback): void => {
    if (!this.options.callbackURL) return;
    this.#count += 1;
    const { dropEvery = 0, doubleEvery = 0, shuffleMs = 0 } = this.weather;
    if (dropEvery > 0 && this.#count % dropEvery === 0) return;
    const times = doubleEvery > 0 && this.#count % doubleEvery === 0 ? 2 : 1;
    for (let n = 0; n < times; n += 1) {
      if (shuffleMs > 0) this.#hold(callback, shuffleMs);
      else void this.#send(callback);
    }
  };

  dispose(): void {
    this.#timers.clear();
    this.#abort.abort();
  }

  #hold(callback: Callback, ms: number): void {
    if (this.#held) {
      this.#held.push(callback);
      return;
    }
    this.#held = [callback];
    this.#timers.after(ms, () => {
      const held = this.#held ?? [];
      this.#held = undefined;
      void this.#sendInOrder(held.reverse());
    });
  }

  async #sendInOrder(callbacks: readonly Callback[]): Promise<void> {
    for (const one of callbacks) await this.#send(one);
  }

  /** Resolves after the first try. */
  async #send(callback: Callback, retry = 0): Promise<void> {
    if ((await this.#post(callback)) || this.#abort.signal.aborted) return;
    if (retry < RETRIES) {
      const wait = this.options.callbackRetryMs * 2 ** retry;
      this.#timers.after(wait, () => void this.#send(callback, retry + 1));
    } else {
      this.options.log({ level: 'event', text: `nobody takes the callback ${callback.event}` });
    }
  }

  /** Whether it was taken, which any 2xx says. */
  async #post(callback: Callback): Promise<boolean> {
    const { appID, callbackURL, callbackSecret, callbackForm } = this.options;
    const { type, write } = bodies[callbackForm];
    const body = write(signed(callback, appID, callbackSecret));
    try {
      const { ok } = await fetch(callbackURL, {
        method: 'POST',
        headers: { 'Content-Type': type },
        body,
        signal: AbortSignal.any([this.#abort.signal, AbortSignal.timeout(PATIENCE_MS)]),
      });
      return ok;
    } catch {
      return false;
    }
  }
}

/** A callback with what all have in common; signed anew each time it is sent. */
function signed({ event, fields }: Callback, appID: number, secret: string): CallbackFields {
  const timestamp = Math.floor(wallNow() / 1000);
  const nonce = String(randomInt(1_000_000));
  const signature = callbackSignature({ secret, timestamp: String(timestamp), nonce });
  // Callbacks about a room have numbers, all others strings.
  const numeric = event === 'room_create' || event === 'room_close';
  return {
    event,
    appid: numeric ? appID : String(appID),
    timestamp: numeric ? timestamp : String(timestamp),
    nonce,
    signature,
    ...fields,
  };
}

/** As the vendor prescribes it: SHA-1 of the three texts, sorted, one behind the other. */
export function callbackSignature(parts: {
  readonly secret: string;
  readonly timestamp: string;
  readonly nonce: string;
}): string {
  const sorted = [parts.secret, parts.timestamp, parts.nonce].sort();
  return createHash('sha1').update(sorted.join('')).digest('hex');
}
