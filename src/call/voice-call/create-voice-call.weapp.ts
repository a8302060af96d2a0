import { ZegoExpressEngine } from 'zego-express-engine-miniprogram';
import { MediaRegistry } from '../media/registry';
import { MiniProgramEngine } from '../sdk/miniprogram/miniprogram-engine';
import type { SdkConstructor } from '../sdk/miniprogram/sdk';
import { assembleCall } from './assemble-call';
import type { VoiceCall, VoiceCallOptions } from './voice-call';

const SDK = ZegoExpressEngine as unknown as SdkConstructor;

/**
 * Makes a call on the SDK for mini-programs. There is one at a time: dispose of it before you make another.
 *
 * @example
 * const call = createVoiceCall({ appID, server, token: tokenService('https://tokens.example.com') });
 * await call.commands.join({ roomID: 'room-1', userName: 'Ann' });
 */
export function createVoiceCall(options: VoiceCallOptions): VoiceCall {
  const { appID, server, localCloud } = options;
  if (localCloud) localCloud.point(SDK);
  const registry = new MediaRegistry();
  return assembleCall(options, {
    registry,
    createEngine: () =>
      new MiniProgramEngine(SDK, {
        ...{ appID, server, registry },
        socketHost: wx,
        link: localCloud || {},
      }),
  });
}
