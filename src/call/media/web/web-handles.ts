/**
 * The faces of a browser's pusher and players, and of the few calls of the web SDK they make. The
 * real class of `zego-express-engine-webrtc` fits these without a cast, so the compiler checks them.
 */
import type { PlayerMethods, PusherMethods } from '../handles';

/** What the SDK recorded: a ZegoLocalStream. */
export interface LocalStream {
  readonly id: string;
  readonly audioCaptureStream?: MediaStream | null;
}

/** seed: the web page's createZegoStream; sound only, always. */
export interface CaptureOptions {
  camera: { audio: true | { input: string }; video: false };
}

/** The media side of the web SDK's ZegoExpressEngine. */
export interface WebMediaSdk {
  createZegoStream(options: CaptureOptions): Promise<LocalStream>;
  destroyStream(stream: LocalStream): void;
  startPublishingStream(
    streamID: string,
    stream: LocalStream,
    option?: { extraInfo?: string; streamParams?: string },
  ): boolean;
  stopPublishingStream(streamID: string): boolean;
  /** For every stream, also one that is yet to be recorded. */
  muteMicrophone(mute: boolean): boolean;
  useAudioDevice(stream: LocalStream, deviceID: string): Promise<{ errorCode: number }>;
  startPlayingStream(streamID: string, option?: { streamParams?: string }): Promise<MediaStream>;
  stopPlayingStream(streamID: string): void;
}

/** The one pusher of a call in a browser. */
export interface WebPusherHandle extends PusherMethods<WebMediaSdk> {
  /** Opens or shuts the microphone: the others get silence, and the SDK's own flag. */
  setMicrophone(on: boolean): void;
  /** What is recorded with, while something is. */
  readonly track: MediaStreamTrack | undefined;
  /** Records with a new track of the same microphone. Rejects with the SDK's error. */
  recordAnew(): Promise<void>;
  /** Records with another microphone from now on, with an empty ID with the system's. Rejects with the SDK's error. */
  chooseMicrophone(deviceID: string): Promise<void>;
}

/** One of the players of a call in a browser. */
export interface WebPlayerHandle extends PlayerMethods<WebMediaSdk> {
  /** The SDK made another track for the stream being played. */
  replaceTrack(track: MediaStreamTrack): void;
}
