import type { MediaContext } from '../../media/bridge';
import type { MediaSdk } from '../../media/handles';
import type { ExpressConstructor, ExpressSdk } from '../express/express-sdk';

/** The calls of the mini-program's ZegoExpressEngine 3.6.0 that this app makes. */
export interface Sdk extends MediaSdk, ExpressSdk {
  initContext(context: { wxContext: MediaContext; pushAtr: string; playAtr: string }): void;
  mutePublishStreamAudio(mute: boolean): void;
}

/** `ZegoExpressEngine` itself: the real one in the app, loaded by hand in tests. */
export type SdkConstructor = ExpressConstructor<Sdk>;
