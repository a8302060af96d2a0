/**
 * How a build of `npm start` reaches the local cloud instead of ZEGO's. Only ever imported behind
 * `__LOCAL_CLOUD__`, which every other build replaces with `false`: none of this is in them.
 */

/** The static option of the SDK that names other hosts; its typings leave it open. */
interface EngineOptions {
  setEngineOptions(options: {
    customDomain: { accesshub: string; logreport: string; detaillog: string };
  }): void;
}

export function pointAtLocalCloud(SDK: EngineOptions, host: string): void {
  // Without all three the SDK asks a host of the vendor.
  SDK.setEngineOptions({ customDomain: { accesshub: host, logreport: host, detaillog: host } });
  fetchPlainly();
}

const THIS_COMPUTER = '//127.0.0.1:';

const plain = (url: string, secure: string, scheme: string) =>
  url.startsWith(secure + THIS_COMPUTER) ? scheme + url.slice(secure.length) : url;

/** The SDK always asks for `wss:`; the local cloud, on this computer, has no certificate. */
export const plainSocket = (url: string): string => plain(url, 'wss:', 'ws:');

let isPlain = false;

/** And for `https:`, where it asks whether to upload its log. */
function fetchPlainly(): void {
  if (isPlain) return;
  isPlain = true;
  const ask = window.fetch.bind(window);
  window.fetch = (input, init) =>
    ask(typeof input === 'string' ? plain(input, 'https:', 'http:') : input, init);
}
