import { isAppID, isServerAddress } from '../../validation/settings';
import { CallError } from '../../errors/call-error';
import type { MediaEvent, PlayerMethods, PusherMethods } from '../../media/handles';
import type { MediaRegistry } from '../../media/registry';
import { EngineEmitter } from '../emitter';
import type { LinkWatchOptions } from '../link-watch';
import type { Dispose, EngineEvents, EngineListener, User } from '../voice-engine';
import { forwardExpressEvents } from './express-events';
import type { ExpressAnswer, ExpressConstructor, ExpressSdk } from './express-sdk';

/** What an engine is made with, whichever SDK it is of. */
export interface ExpressOptions<Registry> {
  /** ZEGO console: AppID, a positive integer. */
  readonly appID: number;
  /** ZEGO console: Server address, `wss://…/ws`. */
  readonly server: string;
  /** Where pusher and players are found. */
  readonly registry: Registry;
}

/** The signalling socket, as an engine uses its watch. */
export interface Link {
  /** Whether silence matters: only while a room is joined are there heartbeats to miss. */
  watchSilence(on: boolean): void;
  reset(): void;
  /** Whether the cloud takes a socket now. */
  probe(): Promise<boolean>;
  dispose(): void;
}

/** The part of the engine port that is the same on both of ZEGO's SDKs. */
export abstract class ExpressEngine<
  Zg extends ExpressSdk,
  Pusher extends PusherMethods<Zg>,
  Player extends PlayerMethods<Zg>,
> {
  protected readonly zg: Zg;
  protected readonly registry: MediaRegistry<Pusher, Player>;
  /** The stream that is or is about to be published. */
  protected publishing: string | null = null;
  protected readonly emitter = new EngineEmitter((error) => console.error(error));
  private readonly link: Link;
  private readonly forgetMedia: Dispose;
  private destroyed = false;

  /**
   * seed: 创建引擎, 设置回调: the engine and, at once, all its callbacks.
   *
   * @param openLink - makes the watch of the signalling socket
   * @throws CallError `configuration` for an AppID or server that the SDK would choke on
   */
  constructor(
    SDK: ExpressConstructor<Zg>,
    { appID, server, registry }: ExpressOptions<MediaRegistry<Pusher, Player>>,
    openLink: (told: Pick<LinkWatchOptions, 'onState' | 'onHeard'>) => Link,
  ) {
    if (!isAppID(appID))
      throw new CallError('configuration', 'engine', { detail: `AppID ${appID}` });
    if (!isServerAddress(server))
      throw new CallError('configuration', 'engine', { detail: server });
    this.registry = registry;
    // Before the SDK's constructor, which opens the socket at once.
    this.link = openLink({
      onState: (state) => this.emitter.emit('linkStateUpdate', state),
      onHeard: () => this.emitter.emit('linkHeard'),
    });
    this.zg = new SDK(appID, server);
    // Its default in test environments pops a dialog on every error.
    this.zg.setDebugVerbose(false);
    // At any other level its reports, the token in clear among them, go to the console.
    this.zg.setLogConfig({ logLevel: 'disable' });
    forwardExpressEvents(this.zg, this.emitter);
    this.forgetMedia = registry.onEvent((event) => this.onMediaEvent(event));
  }

  /** What the pushers and players of this target tell. */
  protected abstract onMediaEvent(event: MediaEvent): void;

  /** Lets go of what this target holds, before the SDK's engine is destroyed. */
  protected abstract release(): void;

  get sdkVersion(): string {
    return this.zg.getVersion();
  }

  on<E extends keyof EngineEvents>(event: E, listener: EngineListener<E>): Dispose {
    return this.emitter.on(event, listener);
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

  async setStreamExtraInfo(streamID: string, extraInfo: string): Promise<void> {
    refuse(await this.zg.setStreamExtraInfo(streamID, extraInfo));
  }

  async sendBroadcastMessage(roomID: string, message: string): Promise<void> {
    refuse(await this.zg.sendBroadcastMessage(roomID, message));
  }

  async sendCustomCommand(roomID: string, command: string, to: readonly string[]): Promise<void> {
    refuse(await this.zg.sendCustomCommand(roomID, command, [...to]));
  }

  stopPublishing(): void {
    this.publishing = null;
    this.registry.pusher?.stopPush();
  }

  async startPlaying(streamID: string): Promise<void> {
    const player = await this.registry.acquirePlayer(streamID);
    // Stopped while the element was on its way: the player may be another stream's by now.
    if (this.registry.playerOf(streamID) !== player) {
      throw new CallError('play-failed', 'play', { detail: 'stopped' });
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

  probeLink(): Promise<boolean> {
    return this.link.probe();
  }

  /** seed: 销毁引擎. A second destroyEngine would throw, and events still fire after the first. */
  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emitter.end();
    this.forgetMedia();
    this.release();
    this.link.dispose();
    this.zg.destroyEngine();
  }

  /** Waits for the pusher that `streamID` is to be published with. */
  protected async pusherFor(streamID: string): Promise<Pusher> {
    this.publishing = streamID;
    const pusher = await this.registry.whenPusher();
    // Stopped while the element was on its way: it must not begin now.
    if (this.publishing !== streamID)
      throw new CallError('publish-failed', 'publish', { detail: 'stopped' });
    return pusher;
  }
}

/** Throws where the room said no. */
function refuse({ errorCode, extendedData }: ExpressAnswer): void {
  if (errorCode !== 0)
    throw new CallError('unknown', 'publish', { code: errorCode, detail: extendedData });
}
