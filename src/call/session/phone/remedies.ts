import { rowsFor, type Occasion, type Phone, type Remedy } from './recovery-table';
import type { Timers } from '../async/timers';

export interface RemediesOptions {
  readonly timers: Timers;
  readonly phone: Phone;
  /** Whether the sound comes out of the earpiece. */
  readonly earpiece: () => boolean;
  /** @param streamID - of the one stream concerned, empty where it is all of them */
  readonly apply: (remedy: Remedy, streamID: string) => void;
}

/** Does on each occasion what the table of recovery says for this phone, and when it says. */
export class Remedies {
  /** What is still to come, by remedy and stream: the same again is not done twice. */
  private readonly waiting = new Map<string, () => void>();

  constructor(private readonly options: RemediesOptions) {}

  on(occasion: Occasion, streamID = ''): void {
    for (const { remedy, after } of this.rows(occasion)) {
      if (after === 0) this.options.apply(remedy, streamID);
      else this.later(remedy, streamID, after);
    }
  }

  /** Whether the table has this remedy for this phone. */
  has(occasion: Occasion, remedy: Remedy): boolean {
    return this.rows(occasion).some((row) => row.remedy === remedy);
  }

  /** Nothing more is to come of this remedy. */
  cancel(remedy: Remedy): void {
    for (const [key, stop] of this.waiting) {
      if (!key.startsWith(`${remedy} `)) continue;
      stop();
      this.waiting.delete(key);
    }
  }

  private later(remedy: Remedy, streamID: string, after: number): void {
    const key = `${remedy} ${streamID} ${after}`;
    if (this.waiting.has(key)) return;
    const stop = this.options.timers.after(after, () => {
      this.waiting.delete(key);
      this.options.apply(remedy, streamID);
    });
    this.waiting.set(key, stop);
  }

  private rows(occasion: Occasion) {
    return rowsFor(occasion, this.options.phone, this.options.earpiece());
  }
}
