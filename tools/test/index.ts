/**
 * `npm test`: every check there is, the quick ones first, stopping at the first that fails.
 * The last line is the sum of Jest's tests: `N passed, N failed`.
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { addUp, line, type Tests } from './tests';

interface Step {
  readonly name: string;
  /** A script of package.json, or Jest's projects. */
  readonly script?: string;
  readonly projects?: readonly string[];
}

const STEPS: readonly Step[] = [
  { name: 'Types', script: 'typecheck' },
  { name: 'Code', script: 'lint:code' },
  { name: 'Styles', script: 'lint:styles' },
  { name: 'Format', script: 'lint:format' },
  { name: 'Dead code', script: 'lint:dead' },
  {
    name: 'Tests of the source',
    projects: ['unit', 'component', 'server', 'cloud', 'integration'],
  },
  // One run, so that the mini-program is built once for all.
  { name: 'Tests of the builds', projects: ['dist', 'simulator', 'media', 'browser'] },
];

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'npm-test-'));

/** Runs a script of package.json; resolves to whether it passed. */
function run(script: string, args: readonly string[] = []): Promise<boolean> {
  const child = spawn('npm', ['run', '--silent', script, '--', ...args], { stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code === 0));
  });
}

async function runJest(projects: readonly string[]): Promise<Tests> {
  const outputFile = path.join(scratch, 'jest.json');
  fs.rmSync(outputFile, { force: true });
  const passed = await run('jest', [
    ...['--json', `--outputFile=${outputFile}`],
    // Most of these tests wait for sockets and browsers rather than for a processor.
    '--maxWorkers=3',
    ...['--selectProjects', ...projects],
  ]);
  const report = fs.existsSync(outputFile) && fs.readFileSync(outputFile, 'utf8');
  return addUp(passed, report ? (JSON.parse(report) as Parameters<typeof addUp>[1]) : undefined);
}

async function runAll(): Promise<Tests> {
  const sum: Tests = { passed: 0, failed: 0, skipped: 0 };
  for (const { name, script, projects } of STEPS) {
    const start = Date.now();
    process.stdout.write(`\n== ${name}\n`);
    const tests = projects
      ? await runJest(projects)
      : addUp(await run(script ?? ''), { numPassedTests: 0, numFailedTests: 0 });
    sum.passed += tests.passed;
    sum.failed += tests.failed;
    sum.skipped += tests.skipped;
    const verdict = tests.failed > 0 ? 'FAILED' : 'passed';
    process.stdout.write(
      `== ${name}: ${verdict} in ${Math.round((Date.now() - start) / 1000)} s\n`,
    );
    if (tests.failed > 0) break;
  }
  return sum;
}

async function main(): Promise<void> {
  try {
    const sum = await runAll();
    process.stdout.write(`\n${line(sum)}\n`);
    process.exitCode = sum.failed > 0 ? 1 : 0;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
