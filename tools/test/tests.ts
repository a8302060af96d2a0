/** How many tests ended how. */
export interface Tests {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of Jest's `--json` that counts. */
export interface JestCounts {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests?: number;
}

/**
 * The tests of one step. A step that fails without a failed test (a lint error, a file that doesn't
 * load, a build that breaks) counts as one: red must never read "0 failed".
 */
export function addUp(passed: boolean, counts?: JestCounts): Tests {
  const failed = counts?.numFailedTests ?? 0;
  return {
    passed: counts?.numPassedTests ?? 0,
    failed: passed ? failed : Math.max(failed, 1),
    skipped: counts?.numPendingTests ?? 0,
  };
}

/** The last line of `npm test`. */
export function line({ passed, failed, skipped }: Tests): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}
