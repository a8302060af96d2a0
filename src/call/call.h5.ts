/** The one call of this app, on the SDK for browsers. */
import { settings } from '@/settings';
import { loadedSdk, loadSdk } from './engine/web/load-sdk';
import { plainSocket, pointAtLocalCloud } from './engine/web/local-cloud';
import { WebEngine } from './engine/web/web-engine';
import { makeCall, type Call } from './make-call';
import { mediaRegistry } from './media/media-registry.h5';

async function loadEngine(): Promise<void> {
  const SDK = await loadSdk();
  if (__LOCAL_CLOUD__) pointAtLocalCloud(SDK, __LOCAL_CLOUD__);
}

export const call: Call = makeCall({
  loadEngine,
  createEngine: () =>
    new WebEngine(loadedSdk(), {
      appID: settings.appID,
      server: settings.server,
      registry: mediaRegistry,
      socketHost: window,
      link: __LOCAL_CLOUD__ ? { rewrite: plainSocket } : {},
    }),
});

// It is on its way while the person is asked for the microphone.
loadEngine().catch(() => undefined);
