import { any, flag, number, text, type Prop } from '../view/element';
import type { InsertionError } from './faults';
import { LiveElement, type LiveMedia, type LivePorts } from './live-element';
import { NativePlayer, type PlayerParams } from './native-player';
import { streamIDOf } from './stream';

/** What it needs of its phone. */
export interface PlayerPorts extends LivePorts {
  readonly media: LiveMedia & {
    inserted(element: LivePlayerElement): void;
    removed(native: NativePlayer): void;
    setRoute(mode: string): void;
    keepScreenOn(): void;
    letScreenGo(): void;
  };
}

/** Properties that are the native side's, by the name it has for them. */
const PARAMS: Record<string, keyof PlayerParams> = {
  src: 'url',
  mode: 'mode',
  autoplay: 'isAutomatic',
  muted: 'muted',
  muteAudio: 'muteAudio',
  soundMode: 'soundMode',
  autoPauseIfNavigate: 'autoPauseIfNavigate',
  autoPauseIfOpenNative: 'autoPauseIfOpenNative',
};

/** `live-player` */
export class LivePlayerElement extends LiveElement<NativePlayer, PlayerPorts> {
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

  get url(): string {
    return this.prop('src');
  }

  /** The stream's name, from its address or, before there is one, from the element's id. */
  get streamID(): string {
    return streamIDOf(this.url) || this.id;
  }

  get isMuted(): boolean {
    const byProps = this.prop<boolean>('muted') || this.prop<boolean>('muteAudio');
    return this.native?.isMuted ?? byProps;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.phone.media.letScreenGo();
  }

  protected override create(): NativePlayer {
    const { media } = this.phone;
    return new NativePlayer(media, this.told, this.params(), (mode) => media.setRoute(mode));
  }

  protected override inserted(): void {
    this.phone.media.inserted(this);
  }

  protected override removed(native: NativePlayer): void {
    const { media } = this.phone;
    media.removed(native);
    media.letScreenGo();
  }

  /** Told with the API's name before it (29). */
  protected override fails(error: InsertionError): void {
    super.fails({ ...error, errMsg: `insertXWebLivePlayer:fail ${error.errMsg}` });
  }

  protected override patchFor(name: string): ((native: NativePlayer) => void) | undefined {
    return name in PARAMS ? (native) => native.update(this.params()) : undefined;
  }

  protected override adapted(type: string, detail: unknown): unknown {
    if (type === 'statechange' && (detail as { code?: number }).code === 2004) {
      this.phone.media.keepScreenOn();
    }
    return detail;
  }

  private params(): PlayerParams {
    const entries = Object.entries(PARAMS).map(([prop, name]) => [name, this.prop<unknown>(prop)]);
    return Object.fromEntries(entries);
  }
}
