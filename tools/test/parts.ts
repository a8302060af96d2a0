import os from 'node:os';

/** A run of Jest, beside others. */
export interface Part {
  readonly name: string;
  readonly projects: readonly string[];
  /** Which files of a project that has both: `__tests__/support/part.js`. */
  readonly files: 'working' | 'waiting';
  readonly workers: number;
}

/** Each has browsers and builds of its own beside it. With more at once sound comes late, and tests of time fail. */
const WORKERS = os.availableParallelism();

/**
 * What works, and what waits, go beside each other; of each row one part after the other. On a slow machine
 * (`SLOW_MACHINE=1`) one row after the other, too.
 */
export const ROWS: readonly (readonly Part[])[] = [
  [
    {
      name: 'working',
      projects: ['unit', 'component', 'media', 'dist', 'simulator', 'browser'],
      files: 'working',
      workers: WORKERS,
    },
  ],
  [
    {
      name: 'waiting, without a build',
      projects: ['server', 'cloud', 'integration'],
      files: 'waiting',
      workers: WORKERS,
    },
    {
      name: 'waiting, with builds',
      projects: ['simulator', 'browser', 'examples'],
      files: 'waiting',
      workers: WORKERS,
    },
  ],
];

export const ROWS_AT_ONCE = process.env.SLOW_MACHINE === '1' ? 1 : ROWS.length;
