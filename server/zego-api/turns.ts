import { setTimeout as sleep } from 'node:timers/promises';

/** Keys whose last turn is remembered before those that are long over are looked for. */
const MANY = 1000;

/** Gives each who asks under one key a turn, so far apart. Who would wait too long gets none. */
export class Turns {
  readonly #next = new Map<string, number>();

  /** @param now - ms of any clock that doesn't go back */
  constructor(private readonly now = () => performance.now()) {}

  /**
   * Waits for a turn.
   *
   * @param rates - of each key, how many ms its turns are apart
   * @returns whether it came within `longestMs`; if not, it is nobody's
   */
  async take(rates: Readonly<Record<string, number>>, longestMs: number): Promise<boolean> {
    const now = this.now();
    const keys = Object.entries(rates);
    const at = Math.max(now, ...keys.map(([key]) => this.#next.get(key) ?? 0));
    if (at - now > longestMs) return false;
    for (const [key, apart] of keys) this.#next.set(key, at + apart);
    if (this.#next.size > MANY) this.#forget(now);
    if (at > now) await sleep(at - now);
    return true;
  }

  #forget(now: number): void {
    for (const [key, at] of this.#next) if (at <= now) this.#next.delete(key);
  }
}
