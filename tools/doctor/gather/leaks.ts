import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { KnownSecret } from '../world';
import { filesBelow } from './dist';

const run = promisify(execFile);

/** What git knows that should be this computer's alone. */
export interface History {
  readonly searched: boolean;
  readonly trackedSettings: string[];
  /** Commits by secret. */
  readonly commits: ReadonlyMap<string, string[]>;
}

/** Where a secret would reach people: what is built, and what is built from. */
const PUBLIC = ['dist', 'src', 'config'];

/** Files of the project that hold the secret. */
export function filesWith(root: string, secret: string): string[] {
  const wanted = Buffer.from(secret);
  return PUBLIC.flatMap((folder) =>
    filesBelow(path.join(root, folder)).map((file) => `${folder}/${file}`),
  ).filter((file) => fs.readFileSync(path.join(root, file)).includes(wanted));
}

/** Names of settings whose value the secret is. */
export function settingsWith(
  settings: Readonly<Record<string, string>>,
  secret: string,
): KnownSecret['inSettings'] {
  return Object.keys(settings).filter((name) => settings[name]?.includes(secret));
}

/**
 * Searches every commit of every branch. The secrets never become arguments of a command: other
 * users of this computer could read those.
 */
export async function searchHistory(root: string, secrets: readonly string[]): Promise<History> {
  const commits = new Map<string, string[]>(secrets.map((secret) => [secret, []]));
  try {
    const { stdout } = await run('git', ['ls-files', '-z', '--', '.env*', '*/.env*'], {
      cwd: root,
    });
    const trackedSettings = stdout
      .split('\0')
      .filter((file) => /(^|\/)\.env.*(local|production)/.test(file));
    if (secrets.length > 0) await searchPatches(root, commits);
    return { searched: true, trackedSettings, commits };
  } catch {
    // No git, or no repository: there is no history to leak into.
    return { searched: false, trackedSettings: [], commits };
  }
}

async function searchPatches(root: string, commits: Map<string, string[]>): Promise<void> {
  const args = ['log', '--all', '--patch', '--unified=0', '--no-color', '--no-ext-diff', '--text'];
  const git = spawn('git', [...args, '--format=commit %h'], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    git.on('error', reject);
    git.on('close', resolve);
  });
  let commit = '';
  for await (const line of createInterface({ input: git.stdout })) {
    if (line.startsWith('commit ')) commit = line.slice(7);
    for (const [secret, found] of commits) {
      if (line.includes(secret) && found.at(-1) !== commit) found.push(commit);
    }
  }
  if ((await ended) !== 0) throw new Error('git log failed');
}
