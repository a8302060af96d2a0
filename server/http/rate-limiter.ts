export interface RateLimiterOptions {
  /** How often a key may come within a window. */
  readonly limit: number;
  /** In ms. */
  readonly windowMs?: number;
  /** How many keys are told apart in a window; those beyond share {@link SHARED} counts. */
  readonly capacity?: number;
  /** Told once in a window of each key that goes over its limit. */
  readonly onOver?: (key: string) => void;
  /** ms of any clock that doesn't go back. */
  readonly now?: () => number;
}

/** Says in the log whose limit is used up. */
export const logOver =
  (log: { warn(about: object, text: string): void }, what: 'ip' | 'userID') =>
  (key: string): void =>
    log.warn({ [what]: key }, 'over its limit');

const MINUTE_MS = 60_000;
const CAPACITY = 100_000;
const SHARED = 4096;

/**
 * Counts how often keys come, in a window that slides: what came in the last one counts as far as it
 * still reaches into this one. Nobody who is over a limit is forgotten before the window is over,
 * however many others come: whoever comes as the 100,001st shares a count with some of their like.
 */
export class RateLimiter {
  readonly #limit: number;
  readonly #windowMs: number;
  readonly #capacity: number;
  readonly #now: () => number;
  readonly #onOver: ((key: string) => void) | undefined;
  #window = -1;
  #counts = new Map<string, number>();
  #before = new Map<string, number>();
  #over = new Set<string>();
  /** What was counted here since {@link takeNew}. */
  #new = new Map<string, number>();
  /** Who has used half of the limit: of them others may have news. */
  #halfway = new Set<string>();

  constructor(options: RateLimiterOptions) {
    this.#limit = options.limit;
    this.#windowMs = options.windowMs ?? MINUTE_MS;
    this.#capacity = options.capacity ?? CAPACITY;
    this.#onOver = options.onOver;
    // Windows begin for all instances at the same time, as far as their clocks agreed at their start.
    this.#now = options.now ?? (() => performance.timeOrigin + performance.now());
  }

  /**
   * Counts one more, if it is welcome.
   *
   * @param share - how many times the limit this key may come
   * @returns seconds to wait; 0 for who is welcome
   */
  count(key: string, share = 1): number {
    const into = this.#turn();
    const limit = this.#limit * share;
    const slot = this.#slot(key);
    const count = this.#counts.get(slot) ?? 0;
    const before = this.#before.get(slot) ?? 0;
    // Who is refused isn't counted: whoever goes on and on gets in as often as the limit says.
    if (count + before * (1 - into) + 1 <= limit) {
      this.#counts.set(slot, count + 1);
      if (this.#new.size < this.#capacity) this.#new.set(slot, (this.#new.get(slot) ?? 0) + 1);
      if ((count + 1) * 2 >= limit) this.#halfway.add(slot);
      return 0;
    }
    if (!this.#over.has(slot)) {
      this.#over.add(slot);
      this.#onOver?.(key);
    }
    return Math.max(
      1,
      Math.ceil((windowsToWait(count, before, limit - 1, into) * this.#windowMs) / 1000),
    );
  }

  /**
   * What was counted here since it was asked last, by key, in the present window; nothing new, 0, of those who near
   * their limit.
   */
  takeNew(): { readonly window: number; readonly counts: ReadonlyMap<string, number> } {
    this.#turn();
    const counts = this.#new;
    this.#new = new Map();
    for (const key of this.#halfway) {
      if (counts.size >= this.#capacity) break;
      if (!counts.has(key)) counts.set(key, 0);
    }
    return { window: this.#window, counts };
  }

  /** All instances together have counted so many of a key in that window. */
  learn(window: number, key: string, sum: number): void {
    this.#turn();
    const counts = window === this.#window ? this.#counts : this.#before;
    if (window < this.#window - 1 || !counts.has(key)) return;
    const since = window === this.#window ? (this.#new.get(key) ?? 0) : 0;
    counts.set(key, Math.max(counts.get(key) ?? 0, sum + since));
  }

  /** How many keys it remembers. */
  get size(): number {
    return this.#counts.size + this.#before.size;
  }

  /** Goes on to the present window. @returns how much of it is over, from 0 to 1 */
  #turn(): number {
    const windows = this.#now() / this.#windowMs;
    const window = Math.floor(windows);
    if (window !== this.#window) {
      this.#before = window === this.#window + 1 ? this.#counts : new Map<string, number>();
      this.#counts = new Map();
      this.#over = new Set();
      this.#new = new Map();
      this.#halfway = new Set();
      this.#window = window;
    }
    return windows - window;
  }

  #slot(key: string): string {
    const known = this.#counts.size < this.#capacity || this.#counts.has(key);
    return known ? key : `shared ${hash(key) % SHARED}`;
  }
}

/** Windows until no more than `room` are counted. */
function windowsToWait(count: number, before: number, room: number, into: number): number {
  if (count <= room) return Math.max(0, 1 - (room - count) / before - into);
  return 1 - into + 1 - room / count;
}

/** FNV-1a */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
