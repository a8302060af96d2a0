import { isAppID, isServerAddress } from '../../../validation/settings';
import { CallError } from '../../errors/call-error';
import type { MediaEvent } from '../../media/handles';
import type { MediaRegistry } from '../../media/registry';
import type { WebPlayerHandle, WebPusherHandle } from '../../media/web/web-handles';
import { EngineEmitter } from '../emitter';
import type {
  Dispose,
  EngineEvents,
  EngineListener,
  PublishOptions,
  User,
  VoiceEngine,
} from '../voice-engine';
import type { WebSdk, WebSdkConstructor } from './sdk';
import { forwardSdkEvents } from './sdk-events';
import { WebLink, type WebLinkOptions, type WebSocketHost } from './web-link';

export interface WebEngineOptions {
  /** ZEGO console: AppID, a positive integer. */
  readonly appID: number;
  /** ZEGO console: Server address, `wss://…/ws`. */
  readonly server: string;
  readonly registry: MediaRegistry<WebPusherHandle, WebPlayerHandle>;
  readonly socketHost: WebSocketHost;
  readonly link?: Pick<WebLinkOptions, 'rewrite' | 'silentAfter'>;
}

/** ms between two sound levels of a stream: a face that speaks lights up without delay. */
const SOUND_LEVEL_EVERY = 300;

/** The engine port on zego-express-engine-webrtc: the calls of the document's web page. */
export class WebEngine implements VoiceEngine {
  private readonly emitter = new EngineEmitter((error) => console.error(error));
  private readonly link: WebLink;
  private readonly zg: WebSdk;
  private readonly registry: WebEngineOptions['registry'];
  private readonly forgetMedia: Dispose;
  private destroyed = false;
  private publishing: string | null = null;

  /** @throws CallError `configuration` for an AppID or server that the SDK would choke on */
  constructor(SDK: WebSdkConstructor, options: WebEngineOptions) {
    const { appID, server, registry } = options;
    if (!isAppID(appID)) throw new CallError('configuration', 'engine', 0, `AppID ${appID}`);
    if (!isServerAddress(server)) throw new CallError('configuration', 'engine', 0, server);
    this.registry = registry;
    // Before the constructor, which opens the socket at once.
    this.link = new WebLink(options.socketHost, {
      ...options.link,
      onState: (state) => this.emit('linkStateUpdate', state),
    });
    this.zg = new SDK(appID, server);
    // Its default in test environments pops an alert on every error.
    this.zg.setDebugVerbose(false);
    // At any other level its reports, the token in clear among them, go to the console.
    this.zg.setLogConfig({ logLevel: 'disable' });
    forwardSdkEvents(this.zg, (event, ...args) => this.emit(event, ...args));
    this.zg.on('playerAudioTrackUpdate', (streamID, track) =>
      this.registry.playerOf(streamID)?.replaceTrack(track),
    );
    // In the background too: levels are signs of life.
    this.zg.setSoundLevelDelegate(true, SOUND_LEVEL_EVERY, { enableInBackground: true });
    this.forgetMedia = registry.onEvent((event) => this.onMediaEvent(event));
  }

  get sdkVersion(): string {
    return this.zg.getVersion();
  }

  on<E extends keyof EngineEvents>(event: E, listener: EngineListener<E>): Dispose {
    return this.emitter.on(event, listener);
  }

  async prepare(): Promise<void> {
    await this.registry.whenPusher();
  }

  async loginRoom(roomID: string, token: string, user: User): Promise<void> {
    this.link.watchSilence(true);
    await this.zg.loginRoom(roomID, token, { ...user }, { userUpdate: true });
  }

  logoutRoom(roomID: string): void {
    this.link.watchSilence(false);
    this.zg.logoutRoom(roomID);
  }

  renewToken(roomID: string, token: string): void {
    this.zg.renewToken(token, roomID);
  }

  async startPublishing(streamID: string, options: PublishOptions): Promise<void> {
    this.publishing = streamID;
    const pusher = await this.registry.whenPusher();
    // Stopped while the page was on its way: it must not begin now.
    if (this.publishing !== streamID)
      throw new CallError('publish-failed', 'publish', 0, 'stopped');
    const { microphoneOn, extraInfo } = options;
    await pusher.startPush(this.zg, streamID, { extraInfo }, { enableMic: microphoneOn });
  }

  stopPublishing(): void {
    this.publishing = null;
    this.registry.pusher?.stopPush();
  }

  setMicrophone(on: boolean): void {
    this.registry.pusher?.setMicrophone(on);
  }

  async chooseMicrophone(deviceID: string): Promise<void> {
    await this.registry.pusher?.chooseMicrophone(deviceID);
  }

  async setStreamExtraInfo(streamID: string, extraInfo: string): Promise<void> {
    const { errorCode, extendedData } = await this.zg.setStreamExtraInfo(streamID, extraInfo);
    if (errorCode !== 0) throw new CallError('unknown', 'publish', errorCode, extendedData);
  }

  async startPlaying(streamID: string): Promise<void> {
    const player = await this.registry.acquirePlayer(streamID);
    // Stopped while the element was on its way: the player may be another stream's by now.
    if (this.registry.playerOf(streamID) !== player) {
      throw new CallError('play-failed', 'play', 0, 'stopped');
    }
    await player.startPlay(this.zg, streamID);
  }

  stopPlaying(streamID: string): void {
    this.registry.playerOf(streamID)?.stopPlay();
    this.registry.releasePlayer(streamID);
  }

  resetLink(): void {
    this.link.reset();
  }

  /** seed: 销毁引擎. A second destroyEngine would throw, and events still fire after the first. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emitter.clear();
    this.forgetMedia();
    this.registry.pusher?.stopPush();
    this.zg.setSoundLevelDelegate(false, SOUND_LEVEL_EVERY, { enableInBackground: true });
    this.zg.destroyEngine();
    this.link.dispose();
  }

  private emit<E extends keyof EngineEvents>(event: E, ...args: EngineEvents[E]): void {
    if (!this.destroyed) this.emitter.emit(event, ...args);
  }

  private onMediaEvent(event: MediaEvent): void {
    switch (event.type) {
      case 'code':
        return this.emit('mediaCode', event);
      case 'playback':
        return this.emit('playbackBlocked', event.blocked);
      case 'microphones':
        return this.emit('microphonesUpdate', event.microphones, event.currentID);
      case 'quality':
      case 'sound':
        // The SDK's own events tell these in a browser.
        return;
    }
  }
}
