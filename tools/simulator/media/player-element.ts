import { any, flag, number, text, type Prop } from '../view/element';
import { LiveElement } from './live-element';
import type { SoundEvents, SoundHandle } from './sound';
import { streamIDOf } from './stream';

/** `live-player` */
export class LivePlayerElement extends LiveElement {
  static override props: Record<string, Prop> = {
    src: text(),
    mode: text('live'),
    autoplay: flag(),
    muted: flag(),
    muteAudio: flag(),
    muteVideo: flag(),
    orientation: text('vertical'),
    objectFit: text('contain'),
    backgroundMute: flag(),
    minCache: number(1),
    maxCache: number(3),
    soundMode: text('speaker'),
    autoPauseIfNavigate: flag(true),
    autoPauseIfOpenNative: flag(true),
    pictureInPictureMode: any(),
    enableAutoRotation: flag(),
    referrerPolicy: text('no-referrer'),
    enableCasting: flag(),
    enableMetadata: flag(),
    enableRecvMessage: flag(),
  };

  protected readonly codes = {
    connected: 2001,
    running: [2002, 2004],
    retrying: 2103,
    lost: -2301,
  };
  /** Set by the context's mute(). */
  private mutedByContext = false;

  get url(): string {
    return this.prop('src');
  }

  /** The stream's name, from its address or, before there is one, from the element's id. */
  get streamID(): string {
    return streamIDOf(this.url) || this.id;
  }

  get isMuted(): boolean {
    return this.mutedByContext || this.prop<boolean>('muted') || this.prop<boolean>('muteAudio');
  }

  protected override openSound(events: SoundEvents): SoundHandle {
    return this.phone.media.sound.play(this.url, events);
  }

  override adjustSound(): void {
    const { sound } = this.stream;
    sound?.setMuted(this.isMuted || this.phone.media.isMuted);
    sound?.setOutput(this.prop('soundMode'));
  }

  toggleMute(): void {
    this.mutedByContext = !this.mutedByContext;
    this.phone.media.changed();
  }

  override emit(type: string, detail: unknown = {}, options = {}): void {
    if (type === 'statechange' && (detail as { code?: number }).code === -2301) this.stream.fail();
    super.emit(type, detail, options);
    this.phone.media.changed();
  }

  protected override changed(name: string): void {
    const wasOn = ['connecting', 'running', 'retrying'].includes(this.stream.state);
    if (name === 'src' && wasOn) this.stream.stop();
    const starts = (name === 'src' && wasOn) || this.prop<boolean>('autoplay');
    if ((name === 'src' || name === 'autoplay') && this.url && starts) this.startSoon();
    this.phone.media.changed();
  }
}
