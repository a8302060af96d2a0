/** A page with the web adapter on the unmodified web SDK. Runs in the browser. */
import { ZegoExpressEngine } from 'zego-express-engine-webrtc';
import { localCloud } from '@/call/development/local-cloud.h5';
import { WebEngine } from '@/call/sdk/web/web-engine';
import { MediaRegistry } from '@/call/media/registry';
import { Playback } from '@/call/media/web/playback';
import type { WebPlayerHandle, WebPusherHandle } from '@/call/media/web/web-handles';
import { WebPlayer } from '@/call/media/web/web-player';
import { WebPusher } from '@/call/media/web/web-pusher';
import type { EngineUnderTest } from '../../engine-contract';
import { recorded } from '../../local-engine';

declare global {
  interface Window {
    engine?: EngineUnderTest;
    startEngine(appID: number, host: string): void;
  }
}

const PLAYERS = 4;

window.startEngine = (appID, host) => {
  const { point, rewrite } = localCloud(host);
  point(ZegoExpressEngine);
  const registry = new MediaRegistry<WebPusherHandle, WebPlayerHandle>();
  registry.attachPusher(new WebPusher((event) => registry.emit(event)));
  const playback = new Playback((blocked) => registry.emit({ type: 'playback', blocked }));
  for (let slot = 0; slot < PLAYERS; slot += 1) {
    registry.attachPlayer(slot, new WebPlayer(new Audio(), playback));
  }
  const server = `wss://${host}/ws`;
  const link = { rewrite };
  window.engine = recorded(
    new WebEngine(ZegoExpressEngine, { appID, server, registry, socketHost: window, link }),
  );
};
