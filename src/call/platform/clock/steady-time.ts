/** How often the clock is read while it ticks, in ms. */
const TICK_MS = 1000;
/** Between two readings of a ticking clock, no more than this can have passed, in ms. */
const LONGEST_STEP_MS = 5000;

/** What {@link SteadyTime} is made of. */
export interface ClockParts {
  /** ms since 1970, by a clock that may be set at any moment. */
  readonly wall: () => number;
  /** Calls again and again; returns its disposer. */
  readonly every: (ms: number, action: () => void) => () => void;
}

/**
 * Time that nobody can set, made of a clock that can be: the scripts of a mini-program have no other.
 * Set back, it can be seen at once. Set ahead, it looks like time that passed; so while it ticks
 * it is read every second, and a step that is longer than that was none; from one of these readings to
 * the next a second has passed, whatever the clock did. It can't tick where the
 * scripts may stand still, that is in the background: there every step ahead counts.
 */
export class SteadyTime {
  // Not 0, which reads like "never".
  private elapsed = 1;
  private last: number;
  private endTicks: (() => void) | null = null;
  private tickedAt = 0;
  private wasSet = false;

  constructor(private readonly parts: ClockParts) {
    this.last = parts.wall();
  }

  /** ms since some moment */
  now(): number {
    const wall = this.parts.wall();
    const step = wall - this.last;
    this.last = wall;
    const wasSet = step < 0 || (this.endTicks !== null && step > LONGEST_STEP_MS);
    if (wasSet) this.wasSet = true;
    else this.elapsed += step;
    return this.elapsed;
  }

  /** From now on the scripts run: whoever sets the clock is seen. */
  startTicking(): void {
    this.now();
    if (this.endTicks) return;
    this.beginTick();
    this.endTicks = this.parts.every(TICK_MS, () => {
      this.now();
      if (this.wasSet) this.elapsed = Math.max(this.elapsed, this.tickedAt + TICK_MS);
      this.beginTick();
    });
  }

  /** From now on they may stand still. */
  stopTicking(): void {
    this.now();
    this.endTicks?.();
    this.endTicks = null;
  }

  private beginTick(): void {
    this.tickedAt = this.elapsed;
    this.wasSet = false;
  }
}
