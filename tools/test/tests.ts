import path from 'node:path';

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

/** With the files, as Jest's `--json` has them; times in ms. */
export interface JestReport extends JestCounts {
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
  }[];
}

/** How many of the longest files are shown. */
const SHOWN = 8;

/** Where the time went: the longest files, one a line. */
export function longest(reports: readonly JestReport[], root: string): string {
  return reports
    .flatMap(({ testResults }) => testResults)
    .map(({ name, startTime, endTime }) => ({ name, ms: endTime - startTime }))
    .sort((one, other) => other.ms - one.ms)
    .slice(0, SHOWN)
    .map(
      ({ name, ms }) =>
        `${String(Math.round(ms / 1000)).padStart(5)} s  ${path.relative(root, name)}\n`,
    )
    .join('');
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
