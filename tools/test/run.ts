import { spawn } from 'node:child_process';
import path from 'node:path';

export type Command = readonly [file: string, ...args: string[]];

export interface Ran {
  readonly passed: boolean;
  /** What it printed, where it was to be quiet. */
  readonly output: string;
}

/** A script of package.json, as a command. */
export const script = (name: string, args: readonly string[] = []): Command => [
  'npm',
  ...['run', '--silent', name, '--', ...args],
];

/** What an installed package offers, as a command. */
export const tool = (name: string, args: readonly string[]): Command => [
  path.join('node_modules', '.bin', name),
  ...args,
];

/** @param how - `loud`: it prints as it goes */
export function run([file, ...args]: Command, how: 'loud' | 'quiet'): Promise<Ran> {
  const child = spawn(file, args, {
    stdio: how === 'loud' ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ passed: code === 0, output }));
  });
}

/** Works through a list, so many at once, in its order. */
export async function inLanes<T>(
  list: readonly T[],
  lanes: number,
  work: (one: T) => Promise<void>,
): Promise<void> {
  const left = [...list];
  const lane = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}

/** A line on how something ended. */
export const verdict = (name: string, passed: boolean, start: number): string =>
  `${name}: ${passed ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - start) / 1000)} s\n`;
