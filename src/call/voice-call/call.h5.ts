/** The one call of this app, on the SDK for browsers. */
import { debugLogin } from '../platform/debug-login.h5';
import { settings } from '../settings';
import { loadedSdk, loadSdk } from '../sdk/web/load-sdk';
import { plainSocket, pointAtLocalCloud } from '../sdk/web/local-cloud';
import { WebEngine } from '../sdk/web/web-engine';
import { makeCall, type Call } from './make-call';
import { mediaRegistry } from '../media/media-registry.h5';

/** Typed in the debug form: the account of somebody else's project, in somebody else's cloud. */
const { appID, server } = debugLogin() ?? settings;
const isLocal = server === settings.server;

async function loadEngine(): Promise<void> {
  const SDK = await loadSdk();
  if (__LOCAL_CLOUD__ && isLocal) pointAtLocalCloud(SDK, __LOCAL_CLOUD__);
}

export const call: Call = makeCall({
  loadEngine,
  createEngine: () =>
    new WebEngine(loadedSdk(), {
      appID,
      server,
      registry: mediaRegistry,
      socketHost: window,
      link: __LOCAL_CLOUD__ && isLocal ? { rewrite: plainSocket } : {},
    }),
});

// It is on its way while the person is asked for the microphone.
loadEngine().catch(() => undefined);
