import { any, flag, number, text, type Prop } from '../view/element';
import { LiveElement } from './live-element';
import type { SoundEvents, SoundHandle } from './sound';

/** How the next start() shall fail, for tests. */
export interface StartFailure {
  /** A state code such as -1302. */
  code: number;
  message?: string;
}

/** `live-pusher`. Unset, `enable-camera` and `enable-mic` are true, as in WeChat. */
export class LivePusherElement extends LiveElement {
  static override props: Record<string, Prop> = {
    url: text(),
    mode: text('RTC'),
    autopush: flag(),
    muted: flag(),
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

  protected readonly codes = { connected: 1001, running: [1002], retrying: 1102, lost: -1307 };

  get url(): string {
    return this.prop('url');
  }

  get wantsMicrophone(): boolean {
    return this.prop<boolean>('enableMic') && !this.prop<boolean>('muted');
  }

  get wantsCamera(): boolean {
    return this.prop<boolean>('enableCamera');
  }

  protected override openSound(events: SoundEvents): SoundHandle {
    return this.phone.media.sound.publish(this.url, events);
  }

  override adjustSound(): void {
    this.stream.sound?.setMuted(!this.wantsMicrophone || this.phone.media.isMuted);
  }

  /** The phone may have to ask for the microphone first, and may not get it. */
  override start(): void {
    const { media, permissions } = this.phone;
    const failure = media.takeStartFailure();
    if (failure) {
      this.refuse(failure);
      return;
    }
    void permissions.forRecording().then((answer) => {
      if (!this.isConnected) return;
      if (answer === 'granted') super.start();
      else if (answer === 'system') this.refuse({ code: -1302, message: 'open mic fail' });
      else {
        this.emit('error', { errCode: 10002, errMsg: 'user has denied recording' });
        this.refuse({ code: 10002, message: 'user has denied recording' });
      }
    });
  }

  override emit(type: string, detail: unknown = {}, options = {}): void {
    const code = (detail as { code?: number }).code;
    // A media failure ends the stream in WeChat, too.
    if (type === 'statechange' && code !== undefined && code <= -1301 && code >= -1311)
      this.stream.fail();
    super.emit(type, detail, options);
    this.phone.media.changed();
  }

  protected override changed(name: string): void {
    if (name === 'url') this.stream.stop();
    if ((name === 'url' || name === 'autopush') && this.url && this.prop<boolean>('autopush')) {
      this.startSoon();
    }
    this.phone.media.changed();
  }

  private refuse(failure: StartFailure): void {
    const { clock, options } = this.phone;
    clock.set(() => {
      this.emit('statechange', { code: failure.code, message: failure.message ?? 'failed' });
    }, options.media.connect);
  }
}
