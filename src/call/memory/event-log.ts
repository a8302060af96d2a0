export interface LogLine {
  /** ms since 1970 */
  readonly at: number;
  readonly text: string;
  /** What others wrote of it: to be redacted with all that is known when it is read. */
  readonly said: string;
  /** How often it came in a row. */
  readonly times: number;
}

/** A ring of lines; the same one again and again is counted, so that it pushes out no other. */
export class EventLog {
  private readonly ring: LogLine[] = [];

  constructor(
    private readonly now: () => number,
    /** So many of the last lines. */
    private readonly kept: number,
  ) {}

  add(text: string, said = ''): void {
    const last = this.ring[this.ring.length - 1];
    if (last?.text === text && last.said === said) {
      this.ring[this.ring.length - 1] = { ...last, times: last.times + 1 };
      return;
    }
    this.ring.push({ at: this.now(), text, said, times: 1 });
    if (this.ring.length > this.kept) this.ring.shift();
  }

  /** The oldest first. */
  get lines(): readonly LogLine[] {
    return this.ring;
  }
}
