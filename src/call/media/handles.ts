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

/** What the SDK calls on the context that it makes for its pusher. */
interface SdkPusherContext {
  start(options?: { success?: (result: { errMsg: string }) => void }): void;
  stop(): void;
}

export interface SdkPusher {
  /** By which it starts and stops the element. */
  context: SdkPusherContext;
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

/** See the engine port, which this layer doesn't know. */
export type Workaround = 'pause-resume' | 'play' | 'resume-mute' | 'flip-sound-mode';

/** What every pusher does; `Sdk` is the media side of its target's SDK. */
export interface PusherMethods<Sdk> {
  /** seed: 推送音频流. Rejects with the SDK's error. */
  startPush(
    zg: Sdk,
    streamID: string,
    publishOption?: PublishOption,
    config?: PusherAttributes,
  ): Promise<void>;
  /** seed: 停止推流. Afterwards the element is gone, whatever the SDK still has under way. */
  stopPush(): void;
}

/** What every player does: it plays one stream at a time. */
export interface PlayerMethods<Sdk> {
  /** seed: 拉取其他用户的音频. Rejects with the SDK's error. */
  startPlay(zg: Sdk, streamID: string, playOption?: PlayOption): Promise<void>;
  /** seed: 停止拉流. */
  stopPlay(): void;
}

/** The one pusher of a call in a mini-program. */
export interface PusherHandle extends PusherMethods<MediaSdk> {
  /** Pauses and resumes the element, where a stream is pushed; the rest is for players. */
  applyWorkaround(how: Workaround): void;
  /** The bridge's: what the SDK set for `pusher`. */
  applyAttributes(attributes: PusherAttributes, done: () => void): void;
}

/** One of the players of a call in a mini-program. */
export interface PlayerHandle extends PlayerMethods<MediaSdk> {
  /** Works around a phone's fault, where a stream is played. */
  applyWorkaround(how: Workaround): void;
  /** The bridge's: what the SDK set for this entry of `playerList`. */
  applyAttributes(attributes: PlayerAttributes, done: () => void): void;
}

/** What pushers and players hear from the platform besides what they hand to the SDK. */
export type MediaEvent =
  | {
      readonly type: 'code';
      readonly source: MediaSource;
      readonly streamID: string;
      readonly code: number;
    }
  | MediaError
  | { readonly type: 'quality'; readonly streamID: string; readonly level: number }
  /** How much of the stream's sound goes over the network, in kbit/s; some versions don't tell. */
  | {
      readonly type: 'flow';
      readonly streamID: string;
      readonly audioBitrate: number | undefined;
    }
  | { readonly type: 'sound'; readonly streamID: string; readonly level: number }
  /** The platform holds the microphone back (`true`), though the stream goes, or gives it back. */
  | { readonly type: 'held'; readonly streamID: string; readonly held: boolean }
  /** The person touched the page, or pressed a key. */
  | { readonly type: 'touch' }
  /** A browser plays nothing until the person touches the page (`true`), or plays again. */
  | { readonly type: 'playback'; readonly blocked: boolean }
  /** The microphones there are, and which one was chosen, if any; only a browser tells. */
  | {
      readonly type: 'microphones';
      readonly microphones: readonly { readonly deviceID: string; readonly name: string }[];
      readonly chosenID: string;
    };

export type MediaSource = 'publisher' | 'player';

/**
 * WeChat could not put an element there, change it or take it away (`element`), or refused to start
 * it (`start`), which stops nothing.
 */
export interface MediaError {
  readonly type: 'error';
  readonly source: MediaSource;
  readonly streamID: string;
  readonly of: 'element' | 'start';
  /** `errCode`, 0 where there is none: most have a message alone. */
  readonly code: number;
  /** 0 where there is none */
  readonly errno: number;
  /** As WeChat says it, with or without the name of its function in front. */
  readonly message: string;
}

/** What WeChat tells of an error: any of it, and in no version all of it. */
export interface WechatFailure {
  readonly errCode?: number;
  readonly errno?: number;
  readonly errMsg?: string;
}

/** One shape of what WeChat tells. */
export function mediaError(
  source: MediaSource,
  streamID: string,
  of: MediaError['of'],
  { errCode = 0, errno = 0, errMsg = '' }: WechatFailure,
): MediaError {
  return { type: 'error', source, streamID, of, code: errCode, errno, message: errMsg };
}
