import type { MediaEvent } from '../../media/handles';
import type { MediaRegistry } from '../../media/registry';
import type { WebPlayerHandle, WebPusherHandle } from '../../media/web/web-handles';
import { ExpressEngine, type ExpressOptions } from '../express/express-engine';
import type { PublishOptions, VoiceEngine } from '../voice-engine';
import { LiveStreams } from './live-streams';
import { forwardQualityEvents } from './quality-events';
import type { WebSdk, WebSdkConstructor } from './sdk';
import { WebLink, type WebLinkOptions, type WebSocketHost } from './web-link';

export interface WebEngineOptions extends ExpressOptions<
  MediaRegistry<WebPusherHandle, WebPlayerHandle>
> {
  readonly socketHost: WebSocketHost;
  readonly link?: Pick<WebLinkOptions, 'rewrite' | 'silentAfter'>;
}

/** ms between two sound levels of a stream: a face that speaks lights up without delay. */
const SOUND_LEVEL_EVERY = 300;

/** The engine port on zego-express-engine-webrtc: the calls of the document's web page. */
export class WebEngine
  extends ExpressEngine<WebSdk, WebPusherHandle, WebPlayerHandle>
  implements VoiceEngine
{
  constructor(SDK: WebSdkConstructor, options: WebEngineOptions) {
    super(SDK, options, (told) => new WebLink(options.socketHost, { ...options.link, ...told }));
    const live = new LiveStreams(() => performance.now());
    forwardQualityEvents(this.zg, this.emitter, live);
    this.zg.on('playerAudioTrackUpdate', (streamID, track) =>
      this.registry.playerOf(streamID)?.replaceTrack(track),
    );
    this.listenToLevels(true);
  }

  async prepare(): Promise<void> {
    await this.registry.whenPusher();
  }

  async startPublishing(streamID: string, options: PublishOptions): Promise<void> {
    const pusher = await this.pusherFor(streamID);
    const { microphoneOn, extraInfo } = options;
    await pusher.startPush(this.zg, streamID, { extraInfo }, { enableMic: microphoneOn });
  }

  setMicrophone(on: boolean): void {
    this.registry.pusher?.setMicrophone(on);
  }

  async chooseMicrophone(deviceID: string): Promise<void> {
    await this.registry.pusher?.chooseMicrophone(deviceID);
  }

  async recordAnew(): Promise<void> {
    await this.registry.pusher?.recordAnew();
  }

  protected release(): void {
    this.registry.pusher?.stopPush();
    this.listenToLevels(false);
  }

  protected onMediaEvent(event: MediaEvent): void {
    switch (event.type) {
      case 'code':
        return this.emitter.emit('mediaCode', event);
      case 'playback':
        return this.emitter.emit('playbackBlocked', event.blocked);
      case 'microphones':
        return this.emitter.emit('microphonesUpdate', event.microphones, event.chosenID);
      case 'held':
        return this.emitter.emit('microphoneHeld', event.streamID, event.held);
      case 'touch':
        return this.emitter.emit('touched');
      case 'quality':
      case 'flow':
      case 'sound':
      case 'error':
        // The SDK's own events tell these in a browser.
        return;
    }
  }

  /** In the background too: levels are signs of life. */
  private listenToLevels(on: boolean): void {
    this.zg.setSoundLevelDelegate(on, SOUND_LEVEL_EVERY, { enableInBackground: true });
  }
}
