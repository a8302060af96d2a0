/** One thing that happened. */
export interface TraceLine {
  /** ms since the check began */
  readonly at: number;
  readonly text: string;
}

/** More than a whole check writes; a phone that sends an event without end fills no memory. */
const KEPT = 600;

/** What happened during a check, in its order, with times; and who waits for something to happen. */
export class Trace {
  readonly lines: TraceLine[] = [];
  private readonly begun: number;
  private readonly listeners = new Set<(text: string) => void>();

  constructor(private readonly now: () => number) {
    this.begun = now();
  }

  get time(): number {
    return this.now() - this.begun;
  }

  add(text: string): void {
    if (this.lines.length < KEPT) this.lines.push({ at: this.time, text });
    for (const listener of [...this.listeners]) listener(text);
  }

  /** Whether something was written since a moment. */
  has(what: RegExp, since: number): boolean {
    return this.find(what, since) !== undefined;
  }

  /** When something was first written since a moment, in ms since the check began. */
  find(what: RegExp, since: number): number | undefined {
    return this.lines.find(({ at, text }) => at >= since && what.test(text))?.at;
  }

  /** Waits until something is written: whether it was, within so many ms. */
  until(what: RegExp, within: number): Promise<boolean> {
    return new Promise((resolve) => {
      const settle = (came: boolean) => {
        clearTimeout(timer);
        this.listeners.delete(listener);
        resolve(came);
      };
      const listener = (text: string) => {
        if (what.test(text)) settle(true);
      };
      const timer = setTimeout(() => settle(false), within);
      this.listeners.add(listener);
    });
  }
}

export const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));
