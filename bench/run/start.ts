/**
 * `npm run bench -- start 5`: from `npm start` to "Ready" and to the web page, with cold caches, and what it
 * is made of. `npm run bench -- start 5 ../other-checkout` runs both in turn, for a before and an after.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { medianOf } from '../report/median';

const HERE = path.resolve(__dirname, '..', '..');

/** What is printed when something is done, by those that are older than the stages too. */
const TOTALS: readonly [string, RegExp][] = [
  ['Ready', /^Ready\./],
  ['Web page', /^Built the web page/],
];

interface Run {
  /** Seconds since `npm start`, by what was done then. */
  readonly at: ReadonlyMap<string, number>;
  /** Seconds of the processor, of all processes together; only Linux tells. */
  readonly cpu: number;
}

/** Starts with nothing kept of earlier builds, waits for the web page, ends it. */
async function startOnce(root: string): Promise<Run> {
  const cache = path.join(root, 'node_modules', '.cache', 'webpack');
  const aside = `${cache}.aside`;
  // A run that was broken off left it there.
  if (!fs.existsSync(aside) && fs.existsSync(cache)) fs.renameSync(cache, aside);
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-start-'));
  const at = new Map<string, number>();
  const cpuBefore = childrenCpu();
  const began = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: root,
    // TypeScript that was translated before lies there.
    env: { ...process.env, TMPDIR: scratch, START_STAGES: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
    // It and all its processes are ended together, as the terminal's Ctrl-C does.
    detached: true,
  });
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, stage] = /^\[stage\] (.+)$/.exec(line) ?? [];
      if (stage && !at.has(stage)) at.set(stage, (performance.now() - began) / 1000);
      for (const [name, pattern] of TOTALS) {
        if (pattern.test(line)) at.set(name, (performance.now() - began) / 1000);
      }
      if (TOTALS.every(([name]) => at.has(name))) break;
    }
    const closed = new Promise((resolve) => child.on('close', resolve));
    if (child.pid) process.kill(-child.pid, 'SIGINT');
    child.stdout.resume();
    await closed;
    return { at, cpu: childrenCpu() - cpuBefore };
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
    fs.rmSync(cache, { recursive: true, force: true });
    if (fs.existsSync(aside)) fs.renameSync(aside, cache);
  }
}

/** Of the processes that ended, and theirs; a hundredth of a second is Linux's unit. */
function childrenCpu(): number {
  try {
    const fields = fs.readFileSync('/proc/self/stat', 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[13]) + Number(fields[14])) / 100;
  } catch {
    return NaN;
  }
}

const seconds = (value: number) => `${value.toFixed(1)} s`.padStart(8);

function report(root: string, runs: readonly Run[]): string {
  const names = [...(runs[0]?.at.keys() ?? [])];
  const rows = names
    .map((name) => ({ name, at: medianOf(runs, (run) => run.at.get(name) ?? NaN) }))
    .sort((a, b) => a.at - b.at)
    .map(({ name, at }) => `${seconds(at)}  ${name}`);
  const cpu = `${seconds(medianOf(runs, (run) => run.cpu))}  of the processor, all in all`;
  const title = `\n${root}: medians of ${runs.length}, since \`npm start\``;
  return [title, ...rows, cpu, ''].join('\n');
}

export async function measureStart([times = '3', ...others]: readonly string[]): Promise<void> {
  const roots = [HERE, ...others.map((other) => path.resolve(other))];
  const runs = new Map(roots.map((root): [string, Run[]] => [root, []]));
  for (let n = 0; n < Number(times); n += 1) {
    for (const root of roots) {
      process.stdout.write(`start ${n + 1}/${times} in ${root}\n`);
      runs.get(root)?.push(await startOnce(root));
    }
  }
  for (const [root, ofRoot] of runs) process.stdout.write(report(root, ofRoot));
}
