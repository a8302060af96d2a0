import type { Logger } from 'pino';
import type { Metrics } from '../metrics';

/** Between two lines, in ms. */
const PERIOD_MS = 10_000;

/** Connections that nobody uses any more: every one ends so, it is no alarm. */
const USUAL = 'idle';

/**
 * Counts what was turned away before it cost anything, by reason. One line tells the sum of ten
 * seconds: a line each would be one more thing that a stranger can make us do.
 */
export class TurnedAway {
  #sums: Record<string, number> = {};
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly log: Logger,
    private readonly metrics: Metrics,
  ) {}

  add(reason: string): void {
    this.metrics.turnedAway.inc({ reason });
    this.#sums[reason] = (this.#sums[reason] ?? 0) + 1;
    this.#timer ??= setTimeout(() => this.tell(), PERIOD_MS).unref();
  }

  /** Now, not at the end of the ten seconds. */
  tell(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (Object.keys(this.#sums).length === 0) return;
    const level = Object.keys(this.#sums).every((reason) => reason === USUAL) ? 'info' : 'warn';
    this.log[level]({ turnedAway: this.#sums, withinSeconds: PERIOD_MS / 1000 }, 'turned away');
    this.#sums = {};
  }
}
