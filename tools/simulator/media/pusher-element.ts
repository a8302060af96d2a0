import { any, flag, number, text, type Prop } from '../view/element';
import type { Scope } from '../runtime/permissions';
import type { Problems } from '../runtime/problems';
import type { PhoneOptions } from '../types';
import { olderThan } from '../version';
import type { InsertionError } from './faults';
import { LiveElement, type LiveMedia, type LivePorts } from './live-element';
import { NativePusher, type PusherParams } from './native-pusher';
import type { PusherRegistry } from './registry';

/** What it needs of its phone. */
export interface PusherPorts extends LivePorts {
  readonly media: LiveMedia & {
    readonly refusesPushers: boolean;
    readonly registry: PusherRegistry;
    inserted(element: LivePusherElement): void;
    removed(native: NativePusher): void;
    applyRoute(): void;
    authorize(page: Element | null, wanted: Record<Scope, boolean>): Promise<InsertionError | null>;
    pushers(): readonly { readonly page: Element | null }[];
  };
  readonly options: LivePorts['options'] & Pick<PhoneOptions, 'SDKVersion'>;
  readonly problems: Problems;
}

/** Properties that are the native side's, by the name it has for them. */
const PARAMS: Record<string, keyof PusherParams> = {
  url: 'url',
  mode: 'mode',
  autopush: 'isAutomatic',
  muted: 'muted',
  enableMic: 'enableMic',
  enableCamera: 'enableCamera',
};

/** Whose change asks for leave again (66). */
const ASKS_AGAIN = ['muted', 'enableMic', 'enableCamera'];

/** In base libraries before this one a pusher's netstatus has no netQualityLevel (33). */
const LEVELS_SINCE = '2.31.0';

/** A second pusher on a page (26). */
const ONE_ONLY = { errMsg: 'can insert only one pusher', errno: 1107001 };

/** `live-pusher`. Unset, `enable-camera` and `enable-mic` are true, as in WeChat. */
export class LivePusherElement extends LiveElement<NativePusher, PusherPorts> {
  static override props: Record<string, Prop> = {
    url: text(),
    mode: text('RTC'),
    autopush: flag(),
    muted: flag(),
    muteOnAudioConflict: flag(),
    enableCamera: flag(true),
    enableMic: flag(true),
    enableAgc: flag(),
    enableAns: flag(),
    enableEarMonitor: flag(),
    autoFocus: flag(true),
    orientation: text('vertical'),
    beauty: number(),
    whiteness: number(),
    aspect: text('9:16'),
    minBitrate: number(200),
    maxBitrate: number(1000),
    audioQuality: text('high'),
    waitingImage: text(),
    waitingImageHash: text(),
    zoom: flag(),
    devicePosition: text('front'),
    backgroundMute: flag(),
    mirror: flag(),
    remoteMirror: flag(),
    localMirror: text('auto'),
    audioReverbType: number(),
    audioVolumeType: text('auto'),
    videoWidth: number(360),
    videoHeight: number(640),
    beautyStyle: text('smooth'),
    filter: text('standard'),
    pictureInPictureMode: any(),
    voiceChangerType: number(),
    fps: number(15),
  };

  get url(): string {
    return this.prop('url');
  }

  get wantsMicrophone(): boolean {
    return this.prop<boolean>('enableMic') && !this.prop<boolean>('muted');
  }

  get wantsCamera(): boolean {
    return this.prop<boolean>('enableCamera');
  }

  protected override authorize(): Promise<InsertionError | null> {
    const wanted = {
      camera: this.wantsCamera,
      // `enable-mic` is not looked at.
      record: !this.prop<boolean>('muted'),
    };
    return this.phone.media.authorize(this.page, wanted);
  }

  protected override viewRefusal(): InsertionError | null {
    const { media, problems } = this.phone;
    const first = media.pushers().find(({ page }) => page === this.page);
    if (first === this || !first) return null;
    problems.add('view', 'there must be only one <live-pusher> on a page');
    return ONE_ONLY;
  }

  protected override get mindsConflict(): boolean {
    return !this.prop<boolean>('muteOnAudioConflict');
  }

  protected override create(): NativePusher {
    const { media } = this.phone;
    const params = this.params();
    // Set, it comes in closed, and is opened by an update (17).
    if (this.isSet('enableMic')) params.enableMic = false;
    if (media.refusesPushers) params.muted = true;
    return new NativePusher(media, this.told, params, () => media.applyRoute());
  }

  protected override inserted(native: NativePusher): void {
    const { media } = this.phone;
    media.inserted(this);
    if (this.page) media.registry.add(this.page, native);
    if (!this.isSet('enableMic')) return;
    this.send((one) => one.update({ enableMic: this.prop<boolean>('enableMic') }));
  }

  protected override removed(native: NativePusher): void {
    const { media } = this.phone;
    if (this.page) media.registry.remove(this.page, native);
    media.removed(native);
  }

  protected override patchFor(name: string): ((native: NativePusher) => void) | undefined {
    // Every update carries all: what is read is what is set when it arrives.
    const patch = (native: NativePusher) => native.update(this.params());
    if (!ASKS_AGAIN.includes(name)) return name in PARAMS ? patch : undefined;
    return (native) => {
      void this.authorize().then((refused) => {
        if (refused) this.fails(refused);
        else patch(native);
      });
    };
  }

  protected override adapted(type: string, detail: unknown): unknown {
    const isOld = olderThan(this.phone.options.SDKVersion, LEVELS_SINCE);
    if (type !== 'netstatus' || !isOld) return detail;
    const { netQualityLevel: _level, ...info } = (detail as { info: Record<string, number> }).info;
    return { info };
  }

  private params(): PusherParams {
    const entries = Object.entries(PARAMS).map(([prop, name]) => [name, this.prop<unknown>(prop)]);
    return Object.fromEntries(entries) as PusherParams;
  }
}
