import { setTimeout as sleep } from 'node:timers/promises';
import type { Store } from '../store/store';
import type { RateLimiter } from './rate-limiter';

/** How often an instance tells, and hears, in ms: for twice as long another may let in more than the limit. */
const EVERY_MS = 50;
/** A sum is asked for no more once its window is over, in seconds. */
const KEPT = 150;

/**
 * Counts what several instances count as one, so that a limit is one limit. Who asks is told at once, by what is known
 * here; the others' part comes a moment later. Without the store each counts for itself.
 *
 * @param limiters - by a name each, the same in all instances
 * @returns what ends it
 */
export function shareLimits(
  store: Store,
  limiters: Readonly<Record<string, RateLimiter | undefined>>,
): () => void {
  const over = new AbortController();
  const work = async () => {
    while (!over.signal.aborted) {
      const told = Object.entries(limiters).map(([name, limiter]) => tell(store, name, limiter));
      await Promise.all(told).catch(() => undefined);
      await sleep(EVERY_MS, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
    }
  };
  void work();
  return () => over.abort();
}

async function tell(store: Store, name: string, limiter: RateLimiter | undefined): Promise<void> {
  if (!limiter) return;
  const { window, counts } = limiter.takeNew();
  await Promise.all(
    Array.from(counts, async ([key, count]) => {
      const sum = await store.add(`limit:${name}:${window}:${key}`, count, KEPT);
      limiter.learn(window, key, sum);
    }),
  );
}
