/** The one call of this app, on the SDK for mini-programs. */
import { ZegoExpressEngine } from 'zego-express-engine-miniprogram';
import { settings } from '../settings';
import { plainSocket, pointAtLocalCloud } from '../sdk/miniprogram/local-cloud';
import { MiniProgramEngine } from '../sdk/miniprogram/miniprogram-engine';
import type { SdkConstructor } from '../sdk/miniprogram/sdk';
import { makeCall, type Call } from './make-call';
import { mediaRegistry } from '../media/media-registry';

const SDK = ZegoExpressEngine as unknown as SdkConstructor;
if (__LOCAL_CLOUD__) pointAtLocalCloud(ZegoExpressEngine, __LOCAL_CLOUD__);

export const call: Call = makeCall({
  createEngine: () =>
    new MiniProgramEngine(SDK, {
      appID: settings.appID,
      server: settings.server,
      registry: mediaRegistry,
      socketHost: wx,
      link: __LOCAL_CLOUD__ ? { rewrite: plainSocket } : {},
    }),
});
