/** Where all waiting of a phone goes through, so that a test can own time. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `run` once, `delay` ms from now. */
  set(run: () => void, delay: number): number;
  clear(id: number): void;
}

/** The browser's own time. */
export class RealClock implements Clock {
  // Taken before anything could replace them.
  private readonly setTimeout = window.setTimeout.bind(window);
  private readonly clearTimeout = window.clearTimeout.bind(window);

  now(): number {
    return Date.now();
  }
  set(run: () => void, delay: number): number {
    return this.setTimeout(run, delay);
  }
  clear(id: number): void {
    this.clearTimeout(id);
  }
}

/** What is under way besides timers. */
export interface Underway {
  /** Resolves when all of it has arrived; `breathe` lets one task of the browser's run. */
  atRest(breathe: () => Promise<void>): Promise<void>;
}

/** Time that stands still until {@link VirtualClock.advance} is called. */
export class VirtualClock implements Clock {
  private time = Date.now();
  private lastId = 0;
  private readonly waiting = new Map<number, { at: number; run: () => void }>();
  private readonly channel = new MessageChannel();

  now(): number {
    return this.time;
  }
  set(run: () => void, delay: number): number {
    this.lastId += 1;
    this.waiting.set(this.lastId, { at: this.time + Math.max(0, delay || 0), run });
    return this.lastId;
  }
  clear(id: number): void {
    this.waiting.delete(id);
  }

  /**
   * Lets `ms` pass; between two timers promises settle and all that is under way on the network
   * arrives.
   */
  async advance(ms: number, traffic: Underway): Promise<void> {
    const end = this.time + ms;
    for (;;) {
      await traffic.atRest(() => this.breathe());
      const next = this.next(end);
      if (!next) break;
      this.time = Math.max(this.time, next.at);
      next.run();
    }
    this.time = end;
  }

  /** A task of the browser's later; its own timers would take 4 ms each. */
  private breathe(): Promise<void> {
    return new Promise((resolve) => {
      this.channel.port1.onmessage = () => resolve();
      this.channel.port2.postMessage(null);
    });
  }

  private next(end: number): { at: number; run: () => void } | undefined {
    let first: [number, { at: number; run: () => void }] | undefined;
    for (const entry of this.waiting) {
      if (entry[1].at <= end && (!first || entry[1].at < first[1].at)) first = entry;
    }
    if (first) this.waiting.delete(first[0]);
    return first?.[1];
  }
}
