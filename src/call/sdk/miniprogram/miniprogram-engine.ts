import {
  createMediaContext,
  type MediaContext,
  PLAY_ATTRIBUTE,
  PUSH_ATTRIBUTE,
} from '../../media/bridge';
import type { MediaEvent, PlayerHandle, PusherHandle } from '../../media/handles';
import type { MediaRegistry } from '../../media/registry';
import { ExpressEngine, type ExpressOptions } from '../express/express-engine';
import type { Workaround, PublishOptions, VoiceEngine } from '../voice-engine';
import { NetworkListeners, type NetworkHost } from './network-listeners';
import type { Sdk, SdkConstructor } from './sdk';
import { SignalLink, type SignalLinkOptions, type SocketHost } from './signal-link';

export interface MiniProgramEngineOptions extends ExpressOptions<MediaRegistry> {
  readonly socketHost: SocketHost & NetworkHost;
  readonly link?: Pick<SignalLinkOptions, 'rewrite' | 'silentAfter'>;
}

/** The engine port on zego-express-engine-miniprogram: the document's calls, in its order. */
export class MiniProgramEngine
  extends ExpressEngine<Sdk, PusherHandle, PlayerHandle>
  implements VoiceEngine
{
  /** One for the engine's life: the SDK's pusher keeps the one it was made with. */
  private readonly mediaContext: MediaContext;
  private microphoneOn = true;
  private readonly networkListeners: NetworkListeners;

  constructor(SDK: SdkConstructor, options: MiniProgramEngineOptions) {
    const networkListeners = new NetworkListeners(options.socketHost);
    super(SDK, options, (told) => new SignalLink(options.socketHost, { ...options.link, ...told }));
    this.networkListeners = networkListeners;
    this.mediaContext = createMediaContext(options.registry);
  }

  /** seed: 初始化小程序组件实例. */
  async prepare(): Promise<void> {
    this.zg.initContext({
      wxContext: this.mediaContext,
      pushAtr: PUSH_ATTRIBUTE,
      playAtr: PLAY_ATTRIBUTE,
    });
    await this.registry.whenPusher();
  }

  async startPublishing(streamID: string, options: PublishOptions): Promise<void> {
    this.microphoneOn = options.microphoneOn;
    const pusher = await this.pusherFor(streamID);
    await pusher.startPush(
      this.zg,
      streamID,
      { extraInfo: options.extraInfo },
      { enableCamera: false, enableMic: this.microphoneOn },
    );
  }

  setMicrophone(on: boolean): void {
    // Kept for a publish that waits for its component: the SDK has no pusher to tell yet.
    this.microphoneOn = on;
    this.zg.mutePublishStreamAudio(!on);
  }

  applyWorkaround(streamID: string, how: Workaround): void {
    if (streamID === this.publishing) this.registry.pusher?.applyWorkaround(how);
    else this.registry.playerOf(streamID)?.applyWorkaround(how);
  }

  /** The SDK stops its own pusher and players, and goes on listening. */
  protected release(): void {
    this.networkListeners.dispose();
  }

  protected onMediaEvent(event: MediaEvent): void {
    switch (event.type) {
      case 'code':
        return this.emitter.emit('mediaCode', event);
      case 'error':
        return this.emitter.emit('mediaError', event);
      case 'quality':
        return this.emitter.emit('networkQuality', event.streamID, event.level);
      case 'flow':
        return this.emitter.emit('soundFlow', event.streamID, event.audioBitrate);
      case 'sound':
        return this.emitter.emit('soundLevel', event.streamID, event.level);
      case 'playback':
      case 'microphones':
      case 'held':
      case 'touch':
        // Only a browser tells these.
        return;
    }
  }
}
