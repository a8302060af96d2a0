import { spawn, type ChildProcess } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';

export type Command = readonly [file: string, ...args: string[]];

export interface Ran {
  readonly passed: boolean;
  /** What it printed, where that was not passed on. */
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

/** What runs now, each with all that it has started. */
const running = new Set<ChildProcess>();

/** A group of processes ends as one; Windows has none. */
const GROUPS = process.platform !== 'win32';

/** Ends all that runs. */
export function endAll(): void {
  for (const { pid } of running) {
    if (pid === undefined) continue;
    try {
      process.kill(GROUPS ? -pid : pid);
    } catch {
      // It has just ended.
    }
  }
}

// A terminal tells these to its own group alone.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.once(signal, () => {
    endAll();
    process.exit(1);
  });
}

/** A terminal's colours go through, though what prints them sees none. */
const COLOURS = process.stdout.isTTY ? { FORCE_COLOR: '1' } : {};

/**
 * @param how - `loud`: what it prints is passed on as it comes; `quiet`: it is kept; `aside`: the same, and it
 *   takes what others leave of the processors
 */
export function run(
  [file, ...args]: Command,
  how: 'loud' | 'quiet' | 'aside',
  env: NodeJS.ProcessEnv = {},
): Promise<Ran> {
  const child = spawn(file, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...COLOURS, ...env },
    detached: GROUPS,
  });
  running.add(child);
  if (how === 'aside' && child.pid !== undefined) {
    os.setPriority(child.pid, os.constants.priority.PRIORITY_LOW);
  }
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (chunk: Buffer) => {
      if (how === 'loud') process.stdout.write(chunk);
      else output += chunk.toString();
    });
  }
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      running.delete(child);
      resolve({ passed: code === 0, output });
    });
  });
}

/** A line on how something ended. */
export const verdict = (name: string, passed: boolean, start: number): string =>
  `${name}: ${passed ? 'passed' : 'FAILED'} in ${Math.round((performance.now() - start) / 1000)} s\n`;
