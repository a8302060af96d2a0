import {
  mediaError,
  type MediaError,
  type MediaSdk,
  type Workaround,
  type PublishOption,
  type PusherAttributes,
  type PusherHandle,
  type SdkPusher,
} from '../../media/handles';
import type { MediaOwner } from '../media-events';
import { CallError } from '../../errors/call-error';
import { ShownData, type DataView } from '../shown-data';
import { PushStart, type PusherContext } from './push-start';

/** What the WXML shows. */
export interface PusherData {
  url: string;
  enableMic: boolean;
}

/** A pusher without a stream. */
export const noPusher: PusherData = { url: '', enableMic: true };

/** How long a pause may take to be answered, in ms. */
const PAUSES_WITHIN = 500;

/** The behaviour of `zego-pusher`, apart from the component so that it runs in any test. */
export class Pusher implements PusherHandle, MediaOwner {
  zg: MediaSdk | null = null;
  streamID = '';
  begun = false;
  private attempt = 0;

  private readonly shown: ShownData<PusherData>;
  private readonly start: PushStart;

  /**
   * @param context - makes one, bound to the page that is on top
   * @param report - hears when WeChat refuses to start the element
   */
  constructor(
    view: DataView<PusherData>,
    private readonly context: () => PusherContext,
    report: (error: MediaError) => void,
  ) {
    this.shown = new ShownData(view, noPusher);
    this.start = new PushStart({
      context,
      flows: () => this.begun,
      onRefusal: (refusal) => report(mediaError('publisher', this.streamID, 'start', refusal)),
    });
  }

  async startPush(
    zg: MediaSdk,
    streamID: string,
    publishOption?: PublishOption,
    config?: PusherAttributes,
  ): Promise<void> {
    // A second start would orphan the first stream in the cloud.
    if (this.streamID) this.stopPush();
    this.zg = zg;
    this.streamID = streamID;
    const attempt = ++this.attempt;
    this.begun = false;
    const pusher = zg.getPusherInstance() ?? zg.createPusher();
    if (!pusher) throw new CallError('component-missing', 'publish', { detail: 'initContext' });
    this.takeOver(pusher);
    // Every time: the SDK's stop() resets its attributes to its defaults, camera ON among them.
    zg.setPusherAttributes({ ...config, enableCamera: false });
    try {
      await pusher.start(streamID, publishOption);
    } catch (error) {
      if (this.attempt === attempt) this.stopPush();
      throw error;
    }
    if (this.attempt !== attempt)
      throw new CallError('publish-failed', 'publish', { detail: 'stopped' });
  }

  stopPush(): void {
    const { zg, streamID } = this;
    if (!streamID) return;
    // First, so that nothing the SDK still has under way can open the microphone again.
    this.streamID = '';
    this.attempt += 1;
    this.stopElement();
    this.shown.set({ url: '' });
    zg?.getPusherInstance()?.stop();
  }

  private stopElement(): void {
    if (this.start.reached) this.context().stop();
    this.start.end();
    this.begun = false;
  }

  /**
   * The SDK starts and stops the element by us: its own promise would reject where WeChat refuses
   * to start what already pushes, and its stop, without an element, would end the next stream.
   */
  private takeOver(pusher: SdkPusher): void {
    pusher.context = {
      start: ({ success } = {}) => {
        if (this.streamID !== '') this.start.begin();
        success?.({ errMsg: 'ok' });
      },
      stop: () => this.stopElement(),
    };
  }

  applyWorkaround(how: Workaround): void {
    if (how !== 'pause-resume' || !this.streamID || !this.start.reached) return;
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
