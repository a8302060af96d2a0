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

interface Step {
  readonly name: string;
  /** Jest's projects. */
  readonly projects: readonly string[];
}

const STEPS: readonly Step[] = [
  {
    name: 'Tests of the source',
    projects: ['unit', 'component', 'server', 'cloud', 'integration'],
  },
  // One run, so that the mini-program is built once for all.
  { name: 'Tests of the builds', projects: ['dist', 'simulator', 'media', 'browser', 'examples'] },
];

/** Most tests wait most of the time, for sound, sockets and builds: more at once than processors. */
const WORKERS = os.availableParallelism() + 2;

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'npm-test-'));

async function runJest(projects: readonly string[]): Promise<Tests> {
  const outputFile = path.join(scratch, 'jest.json');
  fs.rmSync(outputFile, { force: true });
  const args = [
    ...['--json', `--outputFile=${outputFile}`],
    `--maxWorkers=${WORKERS}`,
    ...['--selectProjects', ...projects],
  ];
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
    ...STEPS.map(({ name, projects }): [string, () => Promise<Tests>] => [
      name,
      () => runJest(projects),
    ]),
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
