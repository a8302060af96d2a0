import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceError } from './service-error';

/** One try's end. */
export type Outcome<T> =
  { readonly value: T } | { readonly error: ServiceError; readonly again: boolean };

/**
 * Tries until there is a value, or no other try makes sense.
 *
 * @param waits - before each other try, in ms, give or take a quarter: so that not all come back at once
 * @throws the last try's error, also when the signal says that time is up
 */
export async function withTries<T>(
  waits: readonly number[],
  signal: AbortSignal,
  once: (tries: number) => Promise<Outcome<T>>,
): Promise<T> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await once(tries);
    if ('value' in outcome) return outcome.value;
    const wait = waits[tries];
    if (!outcome.again || wait === undefined) throw outcome.error;
    await sleep(wait * (0.75 + Math.random() / 2), undefined, { signal }).catch(() => {
      throw outcome.error;
    });
  }
}
