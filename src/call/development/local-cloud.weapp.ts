import type { LocalCloud } from '../sdk/local-cloud-type';
import { localAddress } from './local-address';

/** The static option of the SDK that names other hosts; its typings leave it open. */
interface EngineOptions {
  setEngineOptions(options: { customDomain: { accesshub: string; logreport: string } }): void;
}

/**
 * How a build of `npm start` reaches the local cloud instead of ZEGO's.
 *
 * @param host - `host:port`
 * @example `createVoiceCall({ …, localCloud: __LOCAL_CLOUD__ && localCloud(__LOCAL_CLOUD__) })`
 */
export const localCloud = (host: string): LocalCloud => ({
  point: (SDK) =>
    (SDK as EngineOptions).setEngineOptions({ customDomain: { accesshub: host, logreport: host } }),
  rewrite: localAddress(host),
});
