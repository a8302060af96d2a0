import { isSignalling } from '../sdk/link-watch';

/**
 * Leads the SDK's sockets to the local cloud. It always asks for `wss:`, and the local cloud, on this
 * computer, has no certificate; and where its socket takes too long, as on a busy machine, it tries
 * others of the vendor's hosts.
 *
 * @param host - `host:port`
 */
export const localAddress =
  (host: string) =>
  (url: string): string =>
    isSignalling(url) || url.startsWith(`wss://${host}/`)
      ? url.replace(/^wss?:\/\/[^/]+/, `ws://${host}`)
      : url;
