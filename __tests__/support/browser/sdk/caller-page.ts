/** A page with the unmodified web SDK, and what a test does with it. Runs in the browser. */
import './plain-socket';
import { ZegoExpressEngine } from 'zego-express-engine-webrtc';
import { localCloud } from '@/call/development/local-cloud.h5';
import { Ear } from './ear';

declare global {
  interface Window {
    caller?: WebCaller;
    startCaller(options: CallerOptions): void;
  }
}

export interface CallerOptions {
  readonly appID: number;
  readonly host: string;
  readonly userID: string;
  readonly userName: string;
}

export interface CallerEvent {
  readonly name: string;
  readonly args: unknown[];
  /** ms since the page was opened. */
  readonly at: number;
}

const recorded = [
  'roomStateUpdate',
  'roomStateChanged',
  'roomUserUpdate',
  'roomStreamUpdate',
  'publisherStateUpdate',
  'playerStateUpdate',
  'publishQualityUpdate',
  'playQualityUpdate',
  'networkQuality',
  'remoteMicStatusUpdate',
  'remoteCameraStatusUpdate',
  'soundLevelUpdate',
] as const;

/** Somebody with a browser tab. */
class WebCaller {
  readonly events: CallerEvent[] = [];
  readonly #engine: ZegoExpressEngine;
  readonly #audio = new AudioContext();
  readonly #ears = new Map<string, Ear>();
  #own: MediaStream | undefined;

  constructor(private readonly options: CallerOptions) {
    const { host } = options;
    localCloud(host).point(ZegoExpressEngine);
    this.#engine = new ZegoExpressEngine(options.appID, `wss://${host}/ws`);
    this.#engine.setLogConfig({ logLevel: 'disable' });
    const on = this.#engine.on.bind(this.#engine) as (
      name: string,
      listener: (...args: unknown[]) => void,
    ) => void;
    for (const name of recorded) {
      on(name, (...args) => {
        const plain = JSON.parse(JSON.stringify(args)) as unknown[];
        this.events.push({ name, args: plain, at: performance.now() });
      });
    }
  }

  async join(roomID: string, token: string): Promise<void> {
    const { userID, userName } = this.options;
    await this.#engine.loginRoom(roomID, token, { userID, userName }, { userUpdate: true });
  }

  renew(roomID: string, token: string): void {
    this.#engine.renewToken(token, roomID);
  }

  async publish(streamID: string): Promise<void> {
    this.#own ??= await this.#engine.createStream({ camera: { audio: true, video: false } });
    this.#engine.startPublishingStream(streamID, this.#own);
  }

  mute(muted: boolean): void {
    if (this.#own) void this.#engine.mutePublishStreamAudio(this.#own, muted);
  }

  unpublish(streamID: string): void {
    this.#engine.stopPublishingStream(streamID);
  }

  async play(streamID: string): Promise<void> {
    const stream = await this.#engine.startPlayingStream(streamID);
    this.#ears.set(streamID, new Ear(this.#audio, stream));
  }

  mutePlay(streamID: string, muted: boolean): void {
    void this.#engine.mutePlayStreamAudio(streamID, muted);
  }

  stopPlaying(streamID: string): void {
    this.#ears.delete(streamID);
    this.#engine.stopPlayingStream(streamID);
  }

  /** How loud a stream is within the next `ms`. */
  async loudness(streamID: string, ms: number): Promise<number> {
    return (await this.#ears.get(streamID)?.loudest(ms)) ?? -1;
  }

  levels(): void {
    this.#engine.setSoundLevelDelegate(true, 300);
  }

  leave(roomID: string): void {
    this.#engine.logoutRoom(roomID);
  }

  forget(): void {
    this.events.length = 0;
  }
}

window.startCaller = (options) => {
  window.caller = new WebCaller(options);
};
