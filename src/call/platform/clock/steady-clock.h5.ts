/**
 * ms since some moment, by a clock that nobody can set: for whatever is counted.
 *
 * @example `const begun = steadyNow();`
 */
export const steadyNow = (): number => performance.now();

/** A browser has such a clock; there is nothing to keep running. */
export const keepClockRunning = (): (() => void) => () => undefined;
