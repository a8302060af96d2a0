import { ServiceError } from './service-error';

/** What came of asking a neighbour. */
export type NeighbourOutcome =
  /** It answered, be it with a refusal. */
  | 'answered'
  /** It didn't, or said that it can't now. */
  | 'failed'
  /** It wasn't asked: too many were being asked at once. */
  | 'full'
  /** It wasn't asked: it has failed too often of late. */
  | 'open';

export interface NeighbourOptions {
  /** For metrics and the log. */
  readonly name: string;
  /** How many may be asked at once. */
  readonly maxInFlight: number;
  /** Within how many ms it must have answered, all tries together. */
  readonly deadlineMs: number;
  /** What to say where it isn't asked; in so many seconds it may be. */
  readonly busy: (retryAfter: number) => ServiceError;
  /** Whether an error means that it can't answer; by default all but refusals of ours below 503. */
  readonly isFailure?: (error: unknown) => boolean;
  readonly watch?: NeighbourWatch;
  /** ms of any clock that doesn't go back. */
  readonly now?: () => number;
}

/** Who counts and logs. */
export interface NeighbourWatch {
  onOutcome(name: string, outcome: NeighbourOutcome, ms: number): void;
  onInFlight(name: string, count: number): void;
  /** It isn't asked any more for a while, or is again. */
  onBreaker(name: string, open: boolean): void;
}

/** Failures are remembered for one to two of these, in ms. */
const WINDOW_MS = 5000;
/** With fewer failures nobody knows. */
const FAILURES = 10;
/** For how long it isn't asked, in ms: the first time, and at most. */
const [PAUSE_MS, LONGEST_PAUSE_MS] = [5000, 30_000];
/** Seconds. */
const RETRY_WHEN_FULL = 2;

interface Outcomes {
  answered: number;
  failed: number;
}

const none = (): Outcomes => ({ answered: 0, failed: 0 });

/**
 * A service that ours depends on, kept from taking ours down with it: so many are asked at once and
 * no more, each within its time, and where most of them fail nobody is asked for a while. Then one
 * is, and if that one is answered, all are.
 */
export class Neighbour {
  readonly #options: NeighbourOptions;
  readonly #now: () => number;
  #inFlight = 0;
  /** Of this window and the one before. */
  #outcomes: [Outcomes, Outcomes] = [none(), none()];
  #windowEnds = 0;
  /** Until when nobody is asked; `undefined` as long as everybody is. */
  #openUntil: number | undefined;
  #pause = PAUSE_MS;
  #probing = false;

  constructor(options: NeighbourOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => performance.now());
  }

  /**
   * Asks, if that makes sense now.
   *
   * @param request - must end when the signal tells it to
   * @throws what `request` throws, or what `busy` gives
   */
  async ask<T>(request: (signal: AbortSignal) => Promise<T>): Promise<T> {
    const { name, maxInFlight, deadlineMs, busy, watch } = this.#options;
    const began = this.#now();
    const closed = this.#openUntil === undefined;
    if (!closed && (this.#probing || began < (this.#openUntil ?? 0))) {
      watch?.onOutcome(name, 'open', 0);
      throw busy(Math.max(1, Math.ceil(((this.#openUntil ?? began) - began) / 1000)));
    }
    if (this.#inFlight >= maxInFlight) {
      watch?.onOutcome(name, 'full', 0);
      throw busy(RETRY_WHEN_FULL);
    }
    this.#probing = !closed;
    watch?.onInFlight(name, (this.#inFlight += 1));
    const abort = new AbortController();
    const late = setTimeout(() => abort.abort(new Error('deadline')), deadlineMs);
    let failed = false;
    try {
      return await request(abort.signal);
    } catch (error) {
      failed = (this.#options.isFailure ?? isFailure)(error);
      throw error;
    } finally {
      clearTimeout(late);
      watch?.onInFlight(name, (this.#inFlight -= 1));
      watch?.onOutcome(name, failed ? 'failed' : 'answered', this.#now() - began);
      if (closed) this.#note(failed);
      else this.#probed(failed);
    }
  }

  #note(failed: boolean): void {
    // What was asked before it opened says nothing new.
    if (this.#openUntil !== undefined) return;
    const now = this.#now();
    if (now >= this.#windowEnds) {
      const last = now < this.#windowEnds + WINDOW_MS ? this.#outcomes[0] : undefined;
      this.#outcomes = [none(), last ?? none()];
      this.#windowEnds = now + WINDOW_MS;
    }
    this.#outcomes[0][failed ? 'failed' : 'answered'] += 1;
    const sum = (which: 'answered' | 'failed') =>
      this.#outcomes[0][which] + this.#outcomes[1][which];
    if (failed && sum('failed') >= FAILURES && sum('failed') > sum('answered')) {
      this.#pause = PAUSE_MS;
      this.#openUntil = now + this.#pause;
      this.#options.watch?.onBreaker(this.#options.name, true);
    }
  }

  #probed(failed: boolean): void {
    this.#probing = false;
    if (failed) {
      this.#pause = Math.min(this.#pause * 2, LONGEST_PAUSE_MS);
      this.#openUntil = this.#now() + this.#pause;
      return;
    }
    this.#openUntil = undefined;
    this.#windowEnds = -Infinity;
    this.#options.watch?.onBreaker(this.#options.name, false);
  }
}

function isFailure(error: unknown): boolean {
  return !(error instanceof ServiceError) || error.status === 503;
}

/** The code of a failure of `fetch`; its message may hold the address. */
export function failureCode(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
}

/** Reads a neighbour's answer, but no more of it than it should have. @throws where it is longer */
export async function readText(response: Response, longest = 65_536): Promise<string> {
  const reader = response.body?.getReader();
  const decoder = new TextDecoder();
  let text = '';
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    text += decoder.decode(part.value, { stream: true });
    if (text.length > longest) {
      await reader?.cancel();
      throw Object.assign(new Error('an answer without an end'), { name: 'TooLong' });
    }
  }
  return text + decoder.decode();
}
