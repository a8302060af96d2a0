/**
 * `npm test`: every check there is. For a person it stops at the first that fails; with `CI` set it goes
 * on, so that one run tells everything.
 * The last line is the sum of Jest's tests: `N passed, N failed`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from '../simulator/chromium';
import { inLanes } from './lanes';
import { ROWS, ROWS_AT_ONCE, type Part } from './parts';
import { endAll, run, script, verdict } from './run';
import { addUp, line, longest, type JestReport, type Tests } from './tests';

/** Scripts of package.json that need nothing of each other, longest first. */
const CHECKS: readonly string[] = [
  'lint:code',
  'types:node',
  'types:weapp',
  'types:h5',
  'lint:api',
  'lint:format',
  'lint:dead',
  'lint:styles',
  'lint:circles',
];

/** Each has browsers and builds of its own beside it. With more at once sound comes late, and tests of time fail. */
const WORKERS = os.availableParallelism();

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'npm-test-'));

/** A person mends the first fault first. */
function stopAtFirst(passed: boolean): void {
  if (passed || process.env.CI) return;
  endAll();
  process.stdout.write(`\n${line(addUp(false))}\n`);
  process.exit(1);
}

const reports: JestReport[] = [];

async function runPart({ name, files, projects }: Part): Promise<Tests> {
  const outputFile = path.join(scratch, `${name}.json`);
  const args = [
    ...(projects ? ['--selectProjects', ...projects] : []),
    '--filter=./__tests__/support/part.js',
    ...['--json', `--outputFile=${outputFile}`, `--maxWorkers=${WORKERS}`],
  ];
  const start = performance.now();
  // What is built once is built for all parts: the one that comes first leaves a note there.
  const env = { TEST_PART: files, TEST_SCRATCH: scratch };
  const { passed } = await run(script('jest', args), 'loud', env);
  process.stdout.write(verdict(`== tests, ${name}`, passed, start));
  if (!fs.existsSync(outputFile)) return addUp(passed);
  const report = JSON.parse(fs.readFileSync(outputFile, 'utf8')) as JestReport;
  reports.push(report);
  return addUp(passed, report);
}

async function runTests(): Promise<Tests[]> {
  const sums: Tests[] = [];
  await inLanes(ROWS, ROWS_AT_ONCE, async (parts) => {
    for (const part of parts) sums.push(await runPart(part));
  });
  return sums;
}

/**
 * Beside the tests, which wait for much: these take what is left of the processors. What they print is
 * shown in whole pieces.
 */
async function runChecks(): Promise<Tests> {
  const failed: string[] = [];
  await inLanes(CHECKS, os.availableParallelism(), async (name) => {
    const start = performance.now();
    const { passed, output } = await run(script(name), 'aside');
    if (!passed) failed.push(name);
    process.stdout.write(`${output}${verdict(`== ${name}`, passed, start)}`);
    stopAtFirst(passed);
  });
  return { passed: 0, failed: failed.length, skipped: 0 };
}

async function runAll(): Promise<Tests> {
  const [tests, checks] = await Promise.all([runTests(), runChecks()]);
  process.stdout.write(longest(reports, process.cwd()));
  const parts = [...tests, checks];
  const sum = (what: keyof Tests) => parts.reduce((all, part) => all + part[what], 0);
  return { passed: sum('passed'), failed: sum('failed'), skipped: sum('skipped') };
}

async function main(): Promise<void> {
  process.once('exit', () => fs.rmSync(scratch, { recursive: true, force: true }));
  try {
    // Said now: the tests that need it come after minutes of others.
    findChromium();
    const sum = await runAll();
    process.stdout.write(`\n${line(sum)}\n`);
    process.exitCode = sum.failed > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
    process.exitCode = 1;
  }
}

void main();
