import type { MediaHost } from './host';
import { NativeLive, type Answer, type LiveParams, type PauseType, type Tell } from './native-live';
import type { SoundEvents, SoundHandle } from './sound';

/** What the native side reads of a player's properties. */
export interface PlayerParams extends LiveParams {
  muteAudio: boolean;
  soundMode: string;
  autoPauseIfNavigate: boolean;
  autoPauseIfOpenNative: boolean;
}

const CODES = { connected: 2001, running: [2002, 2004], retrying: 2103, lost: -2301 };

/** Stopped because its page is out of sight. */
const AUTO_PAUSED = 6000;

/** The native side of a `live-player`. */
export class NativePlayer extends NativeLive<PlayerParams> {
  protected override readonly followsItsAddress = true;
  /** Set by the context's mute(). */
  private isMutedByContext = false;
  /** Set by the context's requestBackgroundPlayback(). */
  playsInBackground = false;

  constructor(
    host: MediaHost,
    tell: Tell,
    params: PlayerParams,
    private readonly setRoute: (mode: string) => void,
  ) {
    super(host, tell, params, CODES);
  }

  override insert(): void {
    this.setRoute(this.params.soundMode);
    super.insert();
  }

  get isMuted(): boolean {
    return this.isMutedByContext || this.params.muted || this.params.muteAudio;
  }

  /** Always answered with success, whatever comes of it (15). */
  override start(): Answer {
    if (this.params.url && !this.stream.isOnAir) this.begin();
    return undefined;
  }

  toggleMute(): void {
    this.isMutedByContext = !this.isMutedByContext;
    this.host.changed();
  }

  protected override openSound(events: SoundEvents): SoundHandle {
    return this.host.sound.play(this.params.url, events);
  }

  override adjustSound(): void {
    const { sound } = this.stream;
    sound?.setMuted(this.isMuted || this.isPaused || this.host.isInterrupted);
    sound?.setOutput(this.params.soundMode);
  }

  protected override endsBy(code: number): boolean {
    return code === CODES.lost;
  }

  protected override updated(before: PlayerParams): void {
    const { soundMode } = this.params;
    if (soundMode !== before.soundMode) this.setRoute(soundMode);
  }

  protected override goesOn(how: PauseType): boolean {
    const { autoPauseIfNavigate, autoPauseIfOpenNative } = this.params;
    if (this.isVoip && this.host.behaviour.voiceInBackground && how !== 'back') return true;
    if (how === 'navigate') return this.playsInBackground || !autoPauseIfNavigate;
    if (how === 'native') return this.playsInBackground || !autoPauseIfOpenNative;
    return this.playsInBackground;
  }

  protected override suspended(): void {
    if (!this.isStarted) return;
    this.suspend();
    this.tellState(AUTO_PAUSED, 'paused out of sight');
  }

  protected override resumed(): void {}
}
