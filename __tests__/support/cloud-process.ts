import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

// Loaded into the process itself: tsx's own command answers Ctrl-C with 130 where its child is slow to say that it heard.
const tsx = pathToFileURL(createRequire(__filename).resolve('tsx')).href;
const cli = join(__dirname, '../../tools/local-cloud/cli.ts');

/** The command line of the local cloud, as it runs. */
export interface CloudProcess {
  readonly child: ChildProcess;
  /** Resolves once the output so far matches. */
  readonly says: (what: RegExp) => Promise<RegExpExecArray>;
  /** Its exit code. */
  readonly ended: Promise<number | null>;
}

/** What it says once it can be called, and where. */
export const CLOUD_RUNS = /on (127\.0\.0\.1:\d+)/;

export function runCloud(...args: string[]): CloudProcess {
  const child = spawn(process.execPath, ['--import', tsx, cli, ...args]);
  let output = '';
  const listeners = new Set<() => void>();
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => {
      output += String(data);
      for (const listener of [...listeners]) listener();
    });
  }
  return {
    child,
    says: (what) =>
      new Promise((resolve) => {
        const look = () => {
          const match = what.exec(output);
          if (!match) return;
          listeners.delete(look);
          resolve(match);
        };
        listeners.add(look);
        look();
      }),
    ended: new Promise((resolve) => child.on('close', resolve)),
  };
}
