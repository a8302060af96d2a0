/** Modes of live-player: `RTC` has the shorter delay, and WeChat keeps a call's microphone for it. */
export type PlayerMode = 'RTC' | 'live';

export interface PlayerModesOptions {
  /** Whether nobody knows yet if this kind of phone plays RTC. */
  readonly unproved: boolean;
  /** What was found out before on this phone, with this WeChat. */
  readonly read: () => string;
  readonly write: (mode: PlayerMode) => void;
}

/**
 * Which mode this phone plays, by trial: RTC, until it fails and the other one is heard. What is
 * heard once is kept for good.
 */
export class PlayerModes {
  private now: PlayerMode = 'RTC';
  private proved: boolean;

  constructor(private readonly options: PlayerModesOptions) {
    const known = options.unproved ? options.read() : '';
    this.proved = !options.unproved || known !== '';
    if (known === 'live') this.now = known;
  }

  /** Whether it is still to be found out. */
  get isOpen(): boolean {
    return !this.proved;
  }

  /** The one to play in. */
  get mode(): PlayerMode {
    return this.now;
  }

  /** A player was heard. */
  heard(mode: PlayerMode): void {
    if (this.proved) return;
    this.proved = true;
    this.now = mode;
    this.options.write(mode);
  }

  /** A player had its time, and nothing came. */
  failed(mode: PlayerMode): void {
    if (!this.proved && mode === this.now) this.now = mode === 'RTC' ? 'live' : 'RTC';
  }
}
