/** A turn of the event loop that takes requests for longer than this is a long one, in ms. */
const LONG_TURN_MS = 40;
/** Long turns are borne for so long, in ms: many who come at once, once, are served a little later. */
const PATIENCE_MS = 250;
/** So many are taken in any turn: a machine that stood still for a while isn't overloaded. */
const ALWAYS = 20;
/** For so long after a request was turned away it says that it is overloaded, in ms. */
const REMEMBERED_MS = 2000;

/**
 * Tells when there is more work than can be done. Whatever has arrived since the last turn of the
 * event loop is read in this one, request after request; where no turn has been short for a while,
 * whoever stands behind waits in vain and is better told so at once. So turns are short again, and
 * whoever asks whether the service is alive hears of it. Needs no number of requests a second: each
 * machine has its own.
 */
export class LoopBudget {
  #turnBegan: number | undefined;
  #taken = 0;
  /** When the first of the long turns became one that no short turn has followed yet. */
  #longSince: number | undefined;
  #refusedAt = -Infinity;

  /** @param now - ms of any clock that doesn't go back */
  constructor(private readonly now = () => performance.now()) {}

  /** Whether one more request may be taken in this turn. */
  admits(): boolean {
    const now = this.now();
    if (this.#turnBegan === undefined) this.#begin(now);
    else if (now - this.#turnBegan > LONG_TURN_MS) this.#longSince ??= now;
    if (this.#taken >= ALWAYS && this.#isLong(now)) {
      this.#refusedAt = now;
      return false;
    }
    this.#taken += 1;
    return true;
  }

  /** Whether requests were turned away just now. */
  get isOver(): boolean {
    return this.now() - this.#refusedAt < REMEMBERED_MS;
  }

  #begin(now: number): void {
    this.#turnBegan = now;
    this.#taken = 0;
    // Comes when all that has arrived was read.
    setImmediate(() => {
      const ms = this.now() - now;
      this.#turnBegan = undefined;
      if (ms <= LONG_TURN_MS) this.#longSince = undefined;
    });
  }

  #isLong(now: number): boolean {
    return (
      now - (this.#turnBegan ?? now) > LONG_TURN_MS && now - (this.#longSince ?? now) > PATIENCE_MS
    );
  }
}
