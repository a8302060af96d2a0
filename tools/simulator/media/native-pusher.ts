import type { MediaHost } from './host';
import { NativeLive, type Answer, type LiveParams, type PauseType, type Tell } from './native-live';
import type { SoundEvents, SoundHandle } from './sound';

/** What the native side reads of a pusher's properties. */
export interface PusherParams extends LiveParams {
  enableMic: boolean;
  enableCamera: boolean;
}

const CODES = { connected: 1001, running: [1002], retrying: 1102, lost: -1307 };

/** The SDK's version, told once inserted. The base library keeps it from an element (32). */
export const SDK_VERSION_CODE = -9999999;

/** WeChat's number for an error of its own. */
const INTERNAL_ERROR = 4;

/** The native side of a `live-pusher`. */
export class NativePusher extends NativeLive<PusherParams> {
  /** Silent while its page is out of sight (42). */
  private isHeld = false;

  constructor(
    host: MediaHost,
    tell: Tell,
    params: PusherParams,
    /** The route of the last player's sound-mode: applied whenever the microphone starts (18). */
    private readonly applyRoute: () => void,
  ) {
    super(host, tell, params, CODES);
  }

  override insert(): void {
    this.tell('statechange', { code: SDK_VERSION_CODE, message: 'SDK version' });
    if (this.params.enableMic) this.applyRoute();
    super.insert();
  }

  /** Somebody could be hearing this phone's owner. */
  get isHeard(): boolean {
    const { enableMic, muted } = this.params;
    const isOpen = enableMic && !muted && !this.isHeld && !this.isPaused;
    return this.stream.isOnAir && isOpen && this.host.mayRecord;
  }

  get isSeen(): boolean {
    return this.stream.isOnAir && this.params.enableCamera;
  }

  override start(): Answer {
    const { startAgain, refusal } = this.host.behaviour;
    const isWrong = this.isStarted || !this.params.url;
    if (isWrong && startAgain === 'ignored') return undefined;
    if (this.host.faults.takeStartRefusal() || isWrong) {
      return refusal === 'plain'
        ? { reason: '' }
        : { reason: 'internal error', errno: INTERNAL_ERROR };
    }
    this.begin();
    return undefined;
  }

  protected override begin(): void {
    const failure = this.host.faults.takeStartFailure() ?? this.systemFailure();
    super.begin();
    if (failure) this.fail(failure.code, failure.message ?? 'failed');
  }

  protected override openSound(events: SoundEvents): SoundHandle {
    return this.host.sound.publish(this.params.url, events);
  }

  override adjustSound(): void {
    this.stream.sound?.setMuted(!this.isHeard || this.host.isInterrupted);
  }

  protected override endsBy(code: number): boolean {
    if (this.host.behaviour.stopsWhenLost && (code === -1307 || code === -1313)) {
      this.isStarted = false;
    }
    return (code <= -1301 && code >= -1311) || code === -1313;
  }

  protected override updated(before: PusherParams): void {
    const { muted, enableMic } = this.params;
    if (enableMic && !before.enableMic) this.applyRoute();
    if (!this.host.behaviour.tellsToggles) return;
    if (enableMic !== before.enableMic) this.tellState(4998, 'the microphone was toggled');
    if (muted !== before.muted) this.tellState(4999, 'muted was toggled');
  }

  protected override tellState(code: number, message: string): void {
    this.noticed('statechange', code);
    super.tellState(code, message);
  }

  /** Without the system's leave nothing is encoded (67). */
  protected override measured(info: Record<string, number>): Record<string, number> {
    return this.host.mayRecord ? info : { ...info, audioBitrate: 0 };
  }

  protected override goesOn(): boolean {
    return false;
  }

  protected override suspended(how: PauseType): void {
    const goesOn = this.isVoip && this.host.behaviour.voiceInBackground;
    if (how === 'back') this.suspend();
    else this.isHeld = !goesOn;
    if (how === 'close' && !goesOn) this.tellState(5000, 'suspended');
  }

  protected override resumed(): void {
    this.isHeld = false;
  }

  private systemFailure() {
    const { mayRecord, behaviour } = this.host;
    if (mayRecord || behaviour.systemRefusal === 'silent') return undefined;
    return { code: -1302, message: 'open mic fail' };
  }

  /** It takes itself for pushing all the same (4). */
  private fail(code: number, message: string): void {
    const { clock, timing } = this.host;
    this.stream.fail();
    clock.set(() => {
      if (!this.isRemoved) this.tellState(code, message);
    }, timing.connect);
  }
}
