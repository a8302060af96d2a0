/**
 * Timers of one phone. The SDK leaves timers behind that nothing in its interface stops (one of
 * them runs every 15 minutes): a phone hands it these, and stops them all when it is switched off.
 */
export class PhoneTimers {
  /** What the SDK threw out of its own timers. In a mini-program these become uncaught errors. */
  readonly uncaught: unknown[] = [];
  readonly #running = new Set<NodeJS.Timeout>();
  /** A phone that is off starts no timers, though its SDK still hears of its sockets closing. */
  #off = false;

  readonly setTimeout = (then: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    if (this.#off) return undefined;
    const timer = setTimeout(() => {
      this.#running.delete(timer);
      this.#run(then, args);
    }, ms);
    this.#running.add(timer);
    return timer;
  };

  readonly setInterval = (then: (...args: unknown[]) => void, ms?: number, ...args: unknown[]) => {
    if (this.#off) return undefined;
    const timer = setInterval(() => this.#run(then, args), ms);
    this.#running.add(timer);
    return timer;
  };

  readonly clear = (timer?: NodeJS.Timeout): void => {
    if (timer === undefined || timer === null) return;
    this.#running.delete(timer);
    clearTimeout(timer);
  };

  stopAll(): void {
    this.#off = true;
    for (const timer of this.#running) clearTimeout(timer);
    this.#running.clear();
  }

  #run(then: (...args: unknown[]) => void, args: unknown[]): void {
    try {
      then(...args);
    } catch (error) {
      this.uncaught.push(error);
    }
  }
}
