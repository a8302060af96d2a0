import type { Timers } from '../async/timers';

/** The platform's word that the network is gone is doubted for so long, in ms. */
const DOUBT_MS = 3000;
/** What comes so soon after a loss, in ms, was on its way before. */
export const ECHO_MS = 1000;
/** For so long what came over the network proves it, in ms: longer than the cloud's heartbeats are apart. */
const PROOF_LASTS_MS = 15_000;

export interface NetworkEvidenceOptions {
  readonly timers: Timers;
  /** Asks for something over the network: an answer is a proof. */
  readonly probe: () => void;
  /** Whether there is a network has changed, or the platform says that there is one again. */
  readonly onChange: () => void;
}

/**
 * Whether there is a network. What the platform says of it is a hint: it may say "none" while people
 * talk, and never tell that it is back. Whatever comes over the network proves that there is one. So
 * it counts as gone once the platform says so and nothing has come for a while, and as there again
 * with the first that comes.
 */
export class NetworkEvidence {
  /** Since when the platform says that there is none. */
  private deniedAt: number | null = null;
  /** When the socket ended, and nothing has come since. */
  private endedAt = -Infinity;
  /** When something came in spite of the platform's word. */
  private provedAt = -Infinity;
  private gone = false;
  private cancelTimer: () => void = () => undefined;

  constructor(private readonly options: NetworkEvidenceOptions) {}

  get isGone(): boolean {
    return this.gone;
  }

  /** Whether the platform says that there is none, be it true or not. */
  get isDenied(): boolean {
    return this.deniedAt !== null;
  }

  /** The platform said so. */
  told(online: boolean): void {
    if (online) {
      this.cancelTimer();
      this.deniedAt = null;
      this.provedAt = -Infinity;
      this.gone = false;
      this.options.onChange();
      return;
    }
    if (this.deniedAt !== null) return;
    const now = this.options.timers.now();
    this.deniedAt = now;
    if (now - this.endedAt < DOUBT_MS) return this.judge();
    this.judgeIn(DOUBT_MS);
    this.options.timers.after(ECHO_MS, () => {
      if (this.deniedAt !== null) this.options.probe();
    });
  }

  /** Something came over the network. */
  proved(): void {
    const { timers, onChange } = this.options;
    this.endedAt = -Infinity;
    if (this.deniedAt === null || timers.now() - this.deniedAt < ECHO_MS) return;
    this.provedAt = timers.now();
    this.judgeIn(PROOF_LASTS_MS);
    if (!this.gone) return;
    this.gone = false;
    onChange();
  }

  /** The socket ended: with the platform's word, be it before or after, that is two who say so. */
  socketEnded(): void {
    const now = this.options.timers.now();
    this.endedAt = now;
    if (this.deniedAt === null) return;
    // While people are heard, a socket that fails again and again proves nothing.
    if (now - this.provedAt < DOUBT_MS) this.judgeIn(DOUBT_MS);
    else this.judge();
  }

  /**
   * A stream ended: with the platform's word, that is two who say so. Once something has come in spite
   * of the word, the stream may have had reasons of its own, and the socket is asked.
   */
  streamEnded(): void {
    if (this.deniedAt === null || this.gone) return;
    if (this.provedAt === -Infinity) return this.judge();
    this.judgeIn(DOUBT_MS);
    this.options.probe();
  }

  private judgeIn(ms: number): void {
    this.cancelTimer();
    this.cancelTimer = this.options.timers.after(ms, () => this.judge());
  }

  private judge(): void {
    this.cancelTimer();
    if (this.gone) return;
    this.gone = true;
    this.options.onChange();
  }
}
