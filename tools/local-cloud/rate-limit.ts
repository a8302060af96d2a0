/** So many in so long. */
export interface Rate {
  readonly count: number;
  readonly ms: number;
}

export const perSecond = (count: number): Rate => ({ count, ms: 1000 });

/** Counts what happened under a name lately. What is refused does not count. */
export class RateLimit {
  readonly #times = new Map<string, number[]>();

  /** Whether it may happen once more now; if so, it is counted. */
  take(name: string, { count, ms }: Rate): boolean {
    const now = performance.now();
    const recent = (this.#times.get(name) ?? []).filter((time) => now - time < ms);
    const free = recent.length < count;
    if (free) recent.push(now);
    this.#times.set(name, recent);
    return free;
  }
}
