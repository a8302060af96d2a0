import type { WebMediaSdk } from '../../media/web/web-handles';
import type {
  ExpressConstructor,
  ExpressEvents,
  ExpressSdk,
  ExpressStats,
} from '../express/express-sdk';

/** The events that only the browser's SDK has, and what it tells more of the others. */
export interface WebSdkEvents extends ExpressEvents {
  publishQualityUpdate(streamID: string, stats: WebSdkStats): void;
  playQualityUpdate(streamID: string, stats: WebSdkStats): void;
  playerAudioTrackUpdate(streamID: string, track: MediaStreamTrack): void;
  soundLevelUpdate(levels: { streamID: string; soundLevel: number }[]): void;
}

/** `audioQuality`: -1 unknown, 0 best … 4 worst. */
export interface WebSdkStats extends ExpressStats {
  audio: { audioBitrate: number; audioQuality: number };
}

/** The calls of the web SDK's ZegoExpressEngine 3.12.0 that this app makes. */
export interface WebSdk extends WebMediaSdk, ExpressSdk<WebSdkEvents> {
  /** `interval` in ms, 100 to 3000. */
  setSoundLevelDelegate(
    enable: boolean,
    interval: number,
    options: { enableInBackground: boolean },
  ): void;
}

/** `ZegoExpressEngine` itself, as `import()` brings it. */
export type WebSdkConstructor = ExpressConstructor<WebSdk>;
