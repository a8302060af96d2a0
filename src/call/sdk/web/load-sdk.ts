import { CallError } from '../../errors/call-error';
import type { WebSdkConstructor } from './sdk';

type LoadedSdk = WebSdkConstructor & {
  setEngineOptions(options: unknown): void;
  presetLogConfig(config: { logLevel: 'disable' }): boolean;
};

let loading: Promise<LoadedSdk> | null = null;
let loaded: LoadedSdk | null = null;

/**
 * Fetches the web SDK, some hundred kilobytes even when compressed, once; a failed try is not
 * kept. Rejects with `engine-unreachable`.
 */
export function loadSdk(): Promise<LoadedSdk> {
  return (loading ??= import(/* webpackChunkName: "zego-sdk" */ 'zego-express-engine-webrtc').then(
    ({ ZegoExpressEngine }) => {
      // Or the console fills while an engine is made, before that one can be told.
      ZegoExpressEngine.presetLogConfig({ logLevel: 'disable' });
      return (loaded = ZegoExpressEngine);
    },
    (error: unknown) => {
      loading = null;
      throw new CallError('engine-unreachable', 'engine', {
        detail: 'the SDK did not load',
        cause: error,
      });
    },
  ));
}

/** The SDK that {@link loadSdk} fetched. */
export function loadedSdk(): LoadedSdk {
  if (!loaded)
    throw new CallError('engine-unreachable', 'engine', { detail: 'loadSdk() comes first' });
  return loaded;
}
