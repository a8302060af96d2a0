import { MediaRegistry } from '../media/registry';
import type { WebPlayerHandle, WebPusherHandle } from '../media/web/web-handles';
import { loadedSdk, loadSdk } from '../sdk/web/load-sdk';
import { WebEngine } from '../sdk/web/web-engine';
import { assembleCall } from './assemble-call';
import type { VoiceCall, VoiceCallOptions } from './voice-call';

/**
 * Makes a call on the SDK for browsers. There is one at a time: dispose of it before you make another.
 *
 * @example
 * const call = createVoiceCall({ appID, server, token: tokenService('https://tokens.example.com') });
 * await call.commands.join({ roomID: 'room-1', userName: 'Ann' });
 */
export function createVoiceCall(options: VoiceCallOptions): VoiceCall {
  const { appID, server, localCloud } = options;
  const registry = new MediaRegistry<WebPusherHandle, WebPlayerHandle>();
  return assembleCall(options, {
    registry,
    async loadEngine() {
      const SDK = await loadSdk();
      if (localCloud) localCloud.point(SDK);
    },
    createEngine: () =>
      new WebEngine(loadedSdk(), {
        ...{ appID, server, registry },
        socketHost: window,
        link: localCloud || {},
      }),
  });
}
