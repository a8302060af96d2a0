import type { Clock } from '@/call/session/ports';

/** Lets everything happen that waits for no timer. A page has no `setImmediate`. */
export const settled = () =>
  new Promise<void>((resolve) =>
    typeof setImmediate === 'function' ? setImmediate(resolve) : setTimeout(resolve, 0),
  );

interface Timer {
  readonly at: number;
  readonly callback: () => void;
}

/** Time that stands still until a test moves it. */
export class FakeClock implements Clock {
  private time = 1_700_000_000_000;
  private last = 0;
  /** How many watch it. */
  watchers = 0;
  private readonly timers = new Map<number, Timer>();

  /** How many timers run. */
  get outstanding(): number {
    return this.timers.size;
  }

  now(): number {
    return this.time;
  }

  /** Nobody can set it, but who forgets to stop watching is found. */
  keepRunning(): () => void {
    this.watchers += 1;
    return () => void (this.watchers -= 1);
  }

  setTimeout(callback: () => void, ms: number): number {
    this.last += 1;
    this.timers.set(this.last, { at: this.time + ms, callback });
    return this.last;
  }

  clearTimeout(id: number): void {
    this.timers.delete(id);
  }

  /** Moves on by `ms`, timer by timer, each with all that follows from it. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await settled();
    for (let next = this.next(end); next; next = this.next(end)) {
      const [id, { at, callback }] = next;
      this.time = at;
      this.timers.delete(id);
      callback();
      await settled();
    }
    this.time = end;
  }

  /** The earliest timer that is due by then; of two at once the older. */
  private next(end: number): [number, Timer] | undefined {
    let first: [number, Timer] | undefined;
    for (const one of this.timers) {
      if (one[1].at <= end && (!first || one[1].at < first[1].at)) first = one;
    }
    return first;
  }
}
