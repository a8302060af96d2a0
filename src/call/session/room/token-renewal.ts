import type { RoomToken } from '../ports';
import type { Timers } from '../async/timers';

/** A token is renewed so long before its end, in ms: as early as the SDK tells of it. */
const RENEW_BEFORE_MS = 30_000;
/** From one renewal to the next, in ms: without, a token that lives for less would make a storm. */
const APART = 15_000;
/** What a timer can count, in ms: 24 days. */
const LONGEST = 2 ** 31 - 1;
/** After a renewal that failed, in ms, by how many failed in a row. */
const PAUSES = [15_000, 30_000, 60_000] as const;

export interface TokenRenewalOptions {
  readonly timers: Timers;
  /** Gets another token; may never settle before its own time is up. */
  readonly fetch: (grant?: string) => Promise<RoomToken>;
  /** Hands it to the SDK. */
  readonly hand: (token: RoomToken) => void;
}

/**
 * Renews the token of a room before its end. The SDK tells 30 s before (`tokenWillExpire`), but
 * counts by the phone's clock where that is behind: hours late, or at once, or again and again. So
 * this counts by itself, and takes the SDK's word as a second opinion.
 */
export class TokenRenewal {
  private cancelTimer: () => void = () => undefined;
  private renewedAt = -Infinity;
  private failures = 0;
  private stopped = false;

  constructor(private readonly options: TokenRenewalOptions) {}

  /** A token was accepted. */
  accepted({ until }: RoomToken): void {
    this.failures = 0;
    this.again(until - this.options.timers.now() - RENEW_BEFORE_MS);
  }

  /** Renews, unless that was just done; a call goes on without, and this tries again. */
  async renew(): Promise<void> {
    const { timers } = this.options;
    if (this.stopped || timers.now() - this.renewedAt < APART) return;
    this.renewedAt = timers.now();
    try {
      await this.replace();
    } catch (error) {
      if (this.stopped) return;
      console.warn('The token could not be renewed.', error);
      this.failures += 1;
      this.again(PAUSES[Math.min(this.failures, PAUSES.length) - 1] ?? APART);
    }
  }

  /** Another token at once, for what one may do has changed. Rejects where none is to be had. */
  async replace(grant?: string): Promise<void> {
    const { fetch, hand } = this.options;
    const token = await fetch(grant);
    if (this.stopped) return;
    hand(token);
    this.accepted(token);
  }

  /** For good: the room is being left. */
  stop(): void {
    this.stopped = true;
    this.cancelTimer();
  }

  private again(ms: number): void {
    this.cancelTimer();
    if (this.stopped) return;
    this.cancelTimer = this.options.timers.after(Math.min(Math.max(ms, APART), LONGEST), () => {
      void this.renew();
    });
  }
}
