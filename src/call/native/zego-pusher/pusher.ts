import type {
  MediaSdk,
  Poke,
  PublishOption,
  PusherAttributes,
  PusherHandle,
} from '../../media/handles';
import type { MediaOwner } from '../media-events';
import { CallError } from '../../errors/call-error';
import { ShownData, type DataView } from '../shown-data';

/** What the WXML shows. */
export interface PusherData {
  url: string;
  enableMic: boolean;
}

/** A pusher without a stream. */
export const noPusher: PusherData = { url: '', enableMic: true };

/** The part of `wx.createLivePusherContext()` that this needs. */
type PusherContext = Pick<WechatMiniprogram.LivePusherContext, 'pause' | 'resume'>;

/** How long a pause may take to be answered, in ms. */
const PAUSES_WITHIN = 500;

/** The behaviour of `zego-pusher`, apart from the component so that it runs in any test. */
export class Pusher implements PusherHandle, MediaOwner {
  zg: MediaSdk | null = null;
  streamID = '';
  begun = false;
  private attempt = 0;

  private readonly shown: ShownData<PusherData>;

  constructor(
    view: DataView<PusherData>,
    private readonly context: () => PusherContext,
  ) {
    this.shown = new ShownData(view, noPusher);
  }

  async startPush(
    zg: MediaSdk,
    streamID: string,
    publishOption?: PublishOption,
    config?: PusherAttributes,
  ): Promise<void> {
    // A second start with another id would orphan the first stream in the cloud.
    if (this.streamID && this.streamID !== streamID) this.stopPush();
    this.zg = zg;
    this.streamID = streamID;
    const attempt = ++this.attempt;
    this.begun = false;
    const pusher = zg.getPusherInstance() ?? zg.createPusher();
    if (!pusher) throw new CallError('component-missing', 'publish', 0, 'initContext');
    // Every time: the SDK's stop() resets its attributes to its defaults, camera ON among them.
    zg.setPusherAttributes({ ...config, enableCamera: false });
    try {
      await pusher.start(streamID, publishOption);
    } catch (error) {
      if (this.attempt === attempt) this.stopPush();
      throw error;
    }
    if (this.attempt !== attempt) throw new CallError('publish-failed', 'publish', 0, 'stopped');
  }

  stopPush(): void {
    const { zg, streamID } = this;
    if (!streamID) return;
    // First, so that nothing the SDK still has under way can open the microphone again.
    this.streamID = '';
    this.attempt += 1;
    this.shown.set({ url: '' });
    zg?.getPusherInstance()?.stop();
  }

  poke(how: Poke): void {
    if (how !== 'pause-resume' || !this.streamID) return;
    const { attempt } = this;
    const context = this.context();
    let resumed = false;
    const resume = () => {
      clearTimeout(timer);
      // Stopped meanwhile: a resume would open the microphone again.
      if (resumed || this.attempt !== attempt) return;
      resumed = true;
      context.resume();
    };
    const timer = setTimeout(resume, PAUSES_WITHIN);
    context.pause({ complete: resume });
  }

  applyAttributes({ id, url = '', enableMic = true }: PusherAttributes, done: () => void): void {
    const wanted = this.streamID !== '' && id === this.streamID;
    this.shown.set({ url: wanted ? url : '', enableMic }, done);
  }
}
