import { CallError } from '../../errors/call-error';
import {
  createMediaContext,
  type MediaContext,
  PLAY_ATTRIBUTE,
  PUSH_ATTRIBUTE,
} from '../../media/bridge';
import type { MediaEvent } from '../../media/handles';
import type { MediaRegistry } from '../../media/registry';
import { isAppID, isServerAddress } from '../../../validation/settings';
import { EngineEmitter } from '../emitter';
import type {
  Dispose,
  EngineEvents,
  EngineListener,
  Poke,
  PublishOptions,
  User,
  VoiceEngine,
} from '../voice-engine';
import type { Sdk, SdkConstructor } from './sdk';
import { forwardSdkEvents } from './sdk-events';
import { SignalLink, type SignalLinkOptions, type SocketHost } from './signal-link';

export interface MiniProgramEngineOptions {
  /** ZEGO console: AppID, a positive integer. */
  readonly appID: number;
  /** ZEGO console: Server address, `wss://…/ws`. */
  readonly server: string;
  readonly registry: MediaRegistry;
  readonly socketHost: SocketHost;
  readonly link?: Pick<SignalLinkOptions, 'rewrite' | 'silentAfter'>;
}

/** The engine port on zego-express-engine-miniprogram: the document's calls, in its order. */
export class MiniProgramEngine implements VoiceEngine {
  private readonly emitter = new EngineEmitter((error) => console.error(error));
  private readonly link: SignalLink;
  private readonly zg: Sdk;
  private readonly registry: MediaRegistry;
  /** One for the engine's life: the SDK's pusher keeps the one it was made with. */
  private readonly mediaContext: MediaContext;
  private readonly forgetMedia: Dispose;
  private destroyed = false;
  private publishing: string | null = null;
  private microphoneOn = true;

  /**
   * seed: 创建引擎, 设置回调: the engine and, at once, all its callbacks.
   *
   * @throws CallError `configuration` for an AppID or server that the SDK would choke on
   */
  constructor(SDK: SdkConstructor, options: MiniProgramEngineOptions) {
    const { appID, server, registry } = options;
    if (!isAppID(appID)) throw new CallError('configuration', 'engine', 0, `AppID ${appID}`);
    if (!isServerAddress(server)) throw new CallError('configuration', 'engine', 0, server);
    this.registry = registry;
    this.mediaContext = createMediaContext(registry);
    // Before the constructor, which opens the socket at once.
    this.link = new SignalLink(options.socketHost, {
      ...options.link,
      onState: (state) => this.emit('linkStateUpdate', state),
    });
    this.zg = new SDK(appID, server);
    // Its default in test environments pops a modal on every error.
    this.zg.setDebugVerbose(false);
    // At any other level its reports, the token in clear among them, go to the console.
    this.zg.setLogConfig({ logLevel: 'disable' });
    forwardSdkEvents(this.zg, (event, ...args) => this.emit(event, ...args));
    this.forgetMedia = registry.onEvent((event) => this.onMediaEvent(event));
  }

  get sdkVersion(): string {
    return this.zg.getVersion();
  }

  on<E extends keyof EngineEvents>(event: E, listener: EngineListener<E>): Dispose {
    return this.emitter.on(event, listener);
  }

  /** seed: 初始化小程序组件实例. */
  async prepare(): Promise<void> {
    await this.registry.whenPusher();
    this.zg.initContext({
      wxContext: this.mediaContext,
      pushAtr: PUSH_ATTRIBUTE,
      playAtr: PLAY_ATTRIBUTE,
    });
  }

  /** seed: 登录房间. The SDK resolves `true` or rejects. */
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
    this.microphoneOn = options.microphoneOn;
    const pusher = await this.registry.whenPusher();
    // Stopped while the component was on its way: it must not begin now.
    if (this.publishing !== streamID)
      throw new CallError('publish-failed', 'publish', 0, 'stopped');
    await pusher.startPush(
      this.zg,
      streamID,
      { extraInfo: options.extraInfo },
      { enableCamera: false, enableMic: this.microphoneOn },
    );
  }

  stopPublishing(): void {
    this.publishing = null;
    this.registry.pusher?.stopPush();
  }

  setMicrophone(on: boolean): void {
    // Kept for a publish that waits for its component: the SDK has no pusher to tell yet.
    this.microphoneOn = on;
    this.zg.mutePublishStreamAudio(!on);
  }

  async setStreamExtraInfo(streamID: string, extraInfo: string): Promise<void> {
    const { errorCode, extendedData } = await this.zg.setStreamExtraInfo(streamID, extraInfo);
    if (errorCode !== 0) throw new CallError('unknown', 'publish', errorCode, extendedData);
  }

  async startPlaying(streamID: string): Promise<void> {
    const player = await this.registry.acquirePlayer(streamID);
    // Stopped while the component was on its way: the player may be another stream's by now.
    if (this.registry.playerOf(streamID) !== player) {
      throw new CallError('play-failed', 'play', 0, 'stopped');
    }
    await player.startPlay(this.zg, streamID);
  }

  stopPlaying(streamID: string): void {
    this.registry.playerOf(streamID)?.stopPlay();
    this.registry.releasePlayer(streamID);
  }

  poke(streamID: string, how: Poke): void {
    if (streamID === this.publishing) this.registry.pusher?.poke(how);
    else this.registry.playerOf(streamID)?.poke(how);
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
    this.link.dispose();
    this.zg.destroyEngine();
  }

  private emit<E extends keyof EngineEvents>(event: E, ...args: EngineEvents[E]): void {
    if (!this.destroyed) this.emitter.emit(event, ...args);
  }

  private onMediaEvent(event: MediaEvent): void {
    switch (event.type) {
      case 'code':
        return this.emit('mediaCode', event);
      case 'quality':
        return this.emit('networkQuality', event.streamID, event.level);
      case 'sound':
        return this.emit('soundLevel', event.streamID, event.level);
      case 'playback':
      case 'microphones':
        // Only a browser tells these.
        return;
    }
  }
}
