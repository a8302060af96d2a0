import { WxElement } from '../view/element';
import type { SoundHandle } from './sound';
import { goodNetwork, Stream, type StreamCodes } from './stream';

/** What `live-pusher` and `live-player` share. */
export abstract class LiveElement extends WxElement {
  protected abstract readonly codes: StreamCodes;
  /** The sound of the stream while it runs. */
  protected sound: SoundHandle | undefined;
  private bornAt = 0;
  private streamOrNone: Stream | undefined;

  abstract get url(): string;
  protected abstract openSound(): SoundHandle;
  protected abstract get isSilenced(): boolean;

  get stream(): Stream {
    this.streamOrNone ??= new Stream(this.phone, this.codes, {
      state: (code, message) => this.emit('statechange', { code, message }),
      running: (on) => this.setRunning(on),
      netstatus: () => this.emit('netstatus', { info: goodNetwork() }),
      volume: () => this.emit('audiovolumenotify', { volume: this.isSilenced ? 0 : 50 }),
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

  private setRunning(on: boolean): void {
    this.sound?.stop();
    this.sound = on ? this.openSound() : undefined;
    this.phone.media.changed();
  }
}
