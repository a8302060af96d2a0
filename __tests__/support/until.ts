import { setTimeout as sleep } from 'node:timers/promises';

/** Resolves once it holds: for what comes a moment later, and of which there is no event. */
export async function until(
  holds: () => boolean | Promise<boolean>,
  withinMs = 15_000,
): Promise<void> {
  for (const end = performance.now() + withinMs; !(await holds()); await sleep(20)) {
    if (performance.now() > end) throw new Error(`never came true: ${holds.toString()}`);
  }
}
