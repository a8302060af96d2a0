import type { LocalCloud } from '../sdk/local-cloud-type';
import { localAddress } from './local-address';

/** The static option of the SDK that names other hosts; its typings leave it open. */
interface EngineOptions {
  setEngineOptions(options: {
    customDomain: { accesshub: string; logreport: string; detaillog: string };
  }): void;
}

/**
 * How a build of `npm start` reaches the local cloud instead of ZEGO's.
 *
 * @param host - `host:port`
 * @example `createVoiceCall({ …, localCloud: __LOCAL_CLOUD__ && localCloud(__LOCAL_CLOUD__) })`
 */
export const localCloud = (host: string): LocalCloud => ({
  point(SDK) {
    // Without all three the SDK asks a host of the vendor.
    (SDK as EngineOptions).setEngineOptions({
      customDomain: { accesshub: host, logreport: host, detaillog: host },
    });
    fetchPlainly();
  },
  rewrite: localAddress(host),
});

const THIS_COMPUTER = '//127.0.0.1:';

const plain = (url: string) =>
  url.startsWith(`https:${THIS_COMPUTER}`) ? url.replace('https:', 'http:') : url;

let isPlain = false;

/** And for `https:`, where it asks whether to upload its log. */
function fetchPlainly(): void {
  if (isPlain) return;
  isPlain = true;
  const ask = window.fetch.bind(window);
  window.fetch = (input, init) => ask(typeof input === 'string' ? plain(input) : input, init);
}
