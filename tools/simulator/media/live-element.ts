import { WxElement } from '../view/element';
import type { SoundEvents, SoundHandle } from './sound';
import { Stream, type StreamCodes } from './stream';

/** What `live-pusher` and `live-player` share. */
export abstract class LiveElement extends WxElement {
  protected abstract readonly codes: StreamCodes;
  /** How loud it was when it last said so, 0 to 100. */
  volume = 0;
  private bornAt = 0;
  private streamOrNone: Stream | undefined;

  abstract get url(): string;
  protected abstract openSound(events: SoundEvents): SoundHandle;
  /** Tells its sound what the element and the phone have it do now. */
  abstract adjustSound(): void;

  get stream(): Stream {
    this.streamOrNone ??= new Stream(this.phone, this.codes, {
      state: (code, message) => this.emit('statechange', { code, message }),
      open: (events) => this.openSound(events),
      changed: () => this.phone.media.changed(),
      netstatus: (info) => this.emit('netstatus', { info }),
      volume: (volume) => {
        this.volume = volume;
        this.emit('audiovolumenotify', { volume });
      },
    });
    return this.streamOrNone;
  }

  connectedCallback(): void {
    this.bornAt = this.phone.clock.now();
    this.phone.media.mounted(this);
  }

  disconnectedCallback(): void {
    this.stream.stop();
    this.phone.media.unmounted(this);
  }

  /** Milliseconds until the native element exists. */
  get bornIn(): number {
    return Math.max(0, this.bornAt + this.phone.options.media.nativeDelay - this.phone.clock.now());
  }

  /** Begins to push or play, once the native element exists. */
  startSoon(): void {
    this.phone.clock.set(() => {
      if (this.isConnected && this.url) this.start();
    }, this.bornIn);
  }

  /** Does nothing to a stream that is under way. */
  start(): void {
    if (['connecting', 'running', 'retrying'].includes(this.stream.state)) return;
    this.stream.start();
    this.phone.media.changed();
  }

  stop(): void {
    this.stream.stop();
    this.phone.media.changed();
  }
}
