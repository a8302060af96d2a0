/** A run of Jest, beside others. */
export interface Part {
  readonly name: string;
  /** Which files: `__tests__/support/part.js`. */
  readonly files: 'working' | 'waiting';
  /** Of these projects alone; of all where there are none. */
  readonly projects?: readonly string[];
}

/**
 * What works, and what waits, go beside each other; of each row one part after the other. On a slow machine
 * (`SLOW_MACHINE=1`) one row after the other, too.
 */
export const ROWS: readonly (readonly Part[])[] = [
  [
    {
      name: 'working',
      files: 'working',
    },
  ],
  [
    {
      name: 'waiting, without a build',
      files: 'waiting',
      projects: ['server', 'cloud', 'integration'],
    },
    {
      name: 'waiting, with builds',
      files: 'waiting',
      projects: ['simulator', 'browser', 'examples'],
    },
  ],
];

export const ROWS_AT_ONCE = process.env.SLOW_MACHINE === '1' ? 1 : ROWS.length;
