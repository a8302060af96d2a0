import { Cancelled, type Cancellation } from './cancellation';
import type { Clock } from '../ports';

/** All timers of a session: none can be forgotten, for `clear` ends them together. */
export class Timers {
  private readonly ids = new Set<number>();

  constructor(private readonly clock: Clock) {}

  /** How many are running. */
  get size(): number {
    return this.ids.size;
  }

  /** ms since some moment, by a clock that nobody can set. */
  now(): number {
    return this.clock.now();
  }

  /** Runs `action` once, `ms` from now; returns how to call it off. */
  after(ms: number, action: () => void): () => void {
    const id = this.clock.setTimeout(() => {
      this.ids.delete(id);
      action();
    }, ms);
    this.ids.add(id);
    return () => {
      this.ids.delete(id);
      this.clock.clearTimeout(id);
    };
  }

  clear(): void {
    for (const id of this.ids) this.clock.clearTimeout(id);
    this.ids.clear();
  }

  /**
   * Waits for a promise that may never settle: rejects with `late()` after `ms`, with
   * {@link Cancelled} at once when cancelled.
   */
  withTimeout<T>(
    promise: Promise<T>,
    ms: number,
    late: () => unknown,
    cancellation?: Cancellation,
  ): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      const settle = (action: () => void) => {
        stopTimer();
        stopListening();
        action();
      };
      const stopTimer = this.after(ms, () => settle(() => reject(late())));
      const stopListening =
        cancellation?.onCancel(() => settle(() => reject(new Cancelled('cancelled')))) ??
        (() => undefined);
      if (cancellation?.cancelled) settle(() => reject(new Cancelled('cancelled')));
      promise.then(
        (value) => settle(() => resolve(value)),
        (error: unknown) => settle(() => reject(error)),
      );
    });
  }
}
