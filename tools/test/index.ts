/**
 * `npm test`: every check there is, the quick ones first. For a person it stops at the first that
 * fails; with `CI` set it goes on, so that one run tells everything.
 * The last line is the sum of Jest's tests: `N passed, N failed`.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium } from '../simulator/chromium';
import { inLanes, run, script, verdict } from './run';
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

/** Most tests wait most of the time, for sound, sockets and builds: more at once than processors. */
const WORKERS = os.availableParallelism() + 2;

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'npm-test-'));

/** All of Jest's projects in one run: those that wait leave the processors to those that work. */
async function runJest(): Promise<Tests> {
  const outputFile = path.join(scratch, 'jest.json');
  const args = ['--json', `--outputFile=${outputFile}`, `--maxWorkers=${WORKERS}`];
  const { passed } = await run(script('jest', args), 'loud');
  if (!fs.existsSync(outputFile)) return addUp(passed);
  const report = JSON.parse(fs.readFileSync(outputFile, 'utf8')) as JestReport;
  process.stdout.write(longest(report, process.cwd()));
  return addUp(passed, report);
}

/** Each uses one processor; what they print is shown in whole pieces. */
async function runChecks(): Promise<Tests> {
  const failed: string[] = [];
  await inLanes(CHECKS, os.availableParallelism(), async (name) => {
    const start = performance.now();
    const { passed, output } = await run(script(name), 'quiet');
    if (!passed) failed.push(name);
    process.stdout.write(`${output}${verdict(`  ${name}`, passed, start)}`);
  });
  return { passed: 0, failed: failed.length, skipped: 0 };
}

async function runAll(): Promise<Tests> {
  const sum: Tests = { passed: 0, failed: 0, skipped: 0 };
  const steps: [string, () => Promise<Tests>][] = [
    ['Types, code, styles, format, dead code', runChecks],
    ['Tests', runJest],
  ];
  for (const [name, runStep] of steps) {
    const start = performance.now();
    process.stdout.write(`\n== ${name}\n`);
    const tests = await runStep();
    sum.passed += tests.passed;
    sum.failed += tests.failed;
    sum.skipped += tests.skipped;
    process.stdout.write(verdict(`== ${name}`, tests.failed === 0, start));
    if (tests.failed > 0 && !process.env.CI) break;
  }
  return sum;
}

async function main(): Promise<void> {
  try {
    // Said now: the tests that need it come after minutes of others.
    findChromium();
    const sum = await runAll();
    process.stdout.write(`\n${line(sum)}\n`);
    process.exitCode = sum.failed > 0 ? 1 : 0;
  } catch (error) {
    process.stderr.write(`\n${error instanceof Error ? error.message : String(error)}\n\n`);
    process.exitCode = 1;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
