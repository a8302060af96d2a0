/**
 * The faces of the native components `zego-pusher` and `zego-player`, and of the few calls of the
 * SDK they make. The SDK's own typings leave its pusher and player untyped.
 */

/** What the SDK wants rendered in `<live-pusher>`; it mutates the object afterwards. */
export interface PusherAttributes {
  id?: string;
  url?: string;
  enableMic?: boolean;
  enableCamera?: boolean;
}

/** What the SDK wants rendered in one `<live-player>`; it mutates the object afterwards. */
export interface PlayerAttributes {
  id?: string;
  url?: string;
  muteAudio?: boolean;
}

/** seed: startPush's third argument (ZegoWxPublishOption). */
export interface PublishOption {
  extraInfo?: string;
  streamParams?: string;
}

/** seed: startPlay's option (ZegoWxPlayOption). */
export interface PlayOption {
  streamParams?: string;
}

interface SdkPusher {
  start(streamID: string, option?: PublishOption): Promise<void>;
  stop(): void;
}

interface SdkPlayer {
  play(option?: PlayOption): Promise<void>;
  stop(): void;
}

/** The media side of a ZegoExpressEngine, as the native components use it. */
export interface MediaSdk {
  getPusherInstance(): SdkPusher | null;
  createPusher(): SdkPusher | null;
  setPusherAttributes(config: PusherAttributes): void;
  getPlayerInstance(streamID: string, component?: unknown): SdkPlayer | null;
  updatePlayerState(streamID: string, event: unknown): void;
  updatePlayerNetStatus(streamID: string, event: unknown): void;
  updateAudioVolumeNotify(streamID: string, event: unknown): void;
}

/** The one pusher of a call. */
export interface PusherHandle {
  /** seed: 推送音频流. Rejects with the SDK's error. */
  startPush(
    zg: MediaSdk,
    streamID: string,
    publishOption?: PublishOption,
    config?: PusherAttributes,
  ): Promise<void>;
  /** seed: 停止推流. Afterwards the element is gone, whatever the SDK still has under way. */
  stopPush(): void;
  /** The bridge's: what the SDK set for `pusher`. */
  applyAttributes(attributes: PusherAttributes, done: () => void): void;
}

/** One of the players of a call: it plays one stream at a time. */
export interface PlayerHandle {
  /** seed: 拉取其他用户的音频. Rejects with the SDK's error. */
  startPlay(zg: MediaSdk, streamID: string, playOption?: PlayOption): Promise<void>;
  /** seed: 停止拉流. */
  stopPlay(): void;
  /** The bridge's: what the SDK set for this entry of `playerList`. */
  applyAttributes(attributes: PlayerAttributes, done: () => void): void;
}

/** What the native components hear from the platform besides what they hand to the SDK. */
export type MediaEvent =
  | {
      readonly type: 'code';
      readonly source: MediaSource;
      readonly streamID: string;
      readonly code: number;
    }
  | { readonly type: 'quality'; readonly streamID: string; readonly level: number }
  | { readonly type: 'sound'; readonly streamID: string; readonly level: number };

export type MediaSource = 'publisher' | 'player';
