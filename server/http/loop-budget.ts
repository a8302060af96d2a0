/** For how long requests are taken in one turn of the event loop, in ms. */
const BUDGET_MS = 40;
/** So many are taken in any turn: a machine that stood still for a while isn't overloaded. */
const ALWAYS = 20;
/** For so long after a request was turned away it says that it is overloaded, in ms. */
const REMEMBERED_MS = 2000;

/**
 * Tells when there is more work than can be done. Whatever has arrived since the last turn of the
 * event loop is read in this one, request after request; once a turn takes too long, whoever stands
 * behind waits in vain and is better told so at once. So no turn is long, and whoever asks whether
 * the service is alive hears of it. Needs no number of requests a second: each machine has its own.
 */
export class LoopBudget {
  #began: number | undefined;
  #taken = 0;
  #refusedAt = -Infinity;

  /** @param now - ms of any clock that doesn't go back */
  constructor(private readonly now = () => performance.now()) {}

  /** Whether one more request may be taken in this turn. */
  admits(): boolean {
    const now = this.now();
    if (this.#began === undefined) {
      this.#began = now;
      this.#taken = 0;
      // Comes when all that has arrived was read.
      setImmediate(() => (this.#began = undefined));
    }
    if (this.#taken >= ALWAYS && now - this.#began > BUDGET_MS) {
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
}
