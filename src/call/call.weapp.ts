/** Where the call is put together: the one store, the one session, and what they run on. */
import { ZegoExpressEngine } from 'zego-express-engine-miniprogram';
import { onInterruption } from '@/platform/interruption';
import { onHide, onShow } from '@/platform/lifecycle';
import { isOnline, onNetworkChange } from '@/platform/network';
import { requestMicrophone } from '@/platform/permission';
import { setKeepScreenOn } from '@/platform/screen';
import { settings } from '@/settings';
import { credential } from '@/token/credential';
import { postJSON } from '@/token/http';
import { TokenClient } from '@/token/token-client';
import { plainSocket, pointAtLocalCloud } from './engine/miniprogram/local-cloud';
import { MiniProgramEngine } from './engine/miniprogram/miniprogram-engine';
import type { SdkConstructor } from './engine/miniprogram/sdk';
import { microphonePermission, tokenSource } from './ports';
import { mediaRegistry } from './media/registry';
import type { CallCommands } from './session/commands';
import { CallSession } from './session/call-session';
import { makeStreamID } from './session/stream-id';
import { createCallStore, type ReadonlyCallStore } from './store/call-store';

const SDK = ZegoExpressEngine as unknown as SdkConstructor;
if (__LOCAL_CLOUD__) pointAtLocalCloud(ZegoExpressEngine, __LOCAL_CLOUD__);

const store = createCallStore();

/** The mirror of the call, for reading. */
export const callStore: ReadonlyCallStore = store;

/** What the screen can ask of the call. */
export const call: CallCommands = new CallSession(store, {
  createEngine: () =>
    new MiniProgramEngine(SDK, {
      appID: settings.appID,
      server: settings.server,
      registry: mediaRegistry,
      socketHost: wx,
      link: __LOCAL_CLOUD__ ? { rewrite: plainSocket } : {},
    }),
  tokens: tokenSource(new TokenClient({ url: settings.tokenURL, credential, post: postJSON })),
  permissions: microphonePermission(requestMicrophone),
  surroundings: { isOnline, onNetworkChange, onShow, onHide, onInterruption, setKeepScreenOn },
  clock: {
    now: () => Date.now(),
    setTimeout: (callback, ms) => setTimeout(callback, ms) as unknown as number,
    clearTimeout: (id) => clearTimeout(id),
  },
  streamID: (roomID, { userID }) => makeStreamID(roomID, userID, Date.now(), Math.random),
});
