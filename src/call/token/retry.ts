import { Busy, TokenError } from './token-error';

/** Time, replaceable in tests. */
export interface TokenClock {
  /** ms since some moment, by a clock that nobody can set. */
  now(): number;
  /** ms since 1970, by a clock that may be hours wrong and set at any moment. */
  wall(): number;
  setTimeout(callback: () => void, ms: number): unknown;
  /** From 0 to 1, as `Math.random`. */
  random(): number;
}

/** ms before each further try; there are no more tries than these and the first. */
const PAUSES = [400, 1200] as const;
/** How much of a pause is chance, so that a service that restarts isn't asked by all at once. */
const JITTER = 0.5;
/** All tries together take no longer, in ms: a person waits for them. */
const ALL_WITHIN = 9000;
/** One try takes no longer, in ms. */
const ONE_WITHIN = 6000;

/**
 * Tries up to three times, later and later, as long as the service doesn't answer. What it refuses
 * is not tried again.
 *
 * @param attempt - gets a function that tells how many ms its next request may take
 */
export async function withRetries<T>(
  clock: TokenClock,
  attempt: (within: () => number) => Promise<T>,
): Promise<T> {
  const end = clock.now() + ALL_WITHIN;
  const within = () => Math.max(Math.min(end - clock.now(), ONE_WITHIN), 1);
  for (const pause of PAUSES) {
    try {
      return await attempt(within);
    } catch (error) {
      if (!(error instanceof TokenError) || error.reason === 'refused') throw error;
      const asked = error instanceof Busy ? error.retryAfter * 1000 : 0;
      const wait = Math.max(asked, pause * (1 + JITTER * (clock.random() - 0.5)));
      if (clock.now() + wait >= end) throw error;
      await new Promise<void>((resolve) => void clock.setTimeout(resolve, wait));
    }
  }
  return attempt(within);
}
