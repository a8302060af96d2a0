/**
 * `npm run test:quick`: types, lint and tests of what changed since the branch left main, what is not
 * committed included. For the while one works; `npm test` has the last word.
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { chosen } from './chosen';
import { inLanes } from './lanes';
import { run, tool, verdict, type Command } from './run';

/** Where tests that need no build and no browser are. */
const PROJECTS = ['unit', 'component', 'server', 'cloud', 'integration'];

const git = (...args: string[]): string[] =>
  execFileSync('git', args, { encoding: 'utf8' }).split('\n').filter(Boolean);

/** The files that differ from where this branch left main, and are still there. */
function changed(): string[] {
  const [base = 'HEAD'] = git('merge-base', 'HEAD', process.env.QUICK_BASE ?? 'main');
  const files = [
    ...git('diff', '--name-only', base),
    ...git('ls-files', '--others', '--exclude-standard'),
  ];
  return [...new Set(files)].filter((file) => fs.existsSync(file));
}

/** What a check of the last time is remembered in. */
const MEMORY = path.join('node_modules', '.cache', 'test-quick');

/** Tests that read documents: they import nothing by which Jest could find them. */
const docTests = (): string[] =>
  fs
    .readdirSync(path.join('__tests__', 'unit'))
    .filter((name) => name.includes('doc'))
    .map((name) => path.join('__tests__', 'unit', name));

function checksOf(files: readonly string[]): Command[] {
  const { types, code, styles, tests } = chosen(files, docTests());
  const lint = ['--cache', '--cache-location', path.join(MEMORY, 'eslint'), '--no-warn-ignored'];
  const some = (list: readonly string[], command: Command) => (list.length > 0 ? [command] : []);
  return [
    // The longest first.
    ...some(
      tests,
      tool('jest', [
        '--selectProjects',
        ...PROJECTS,
        '--passWithNoTests',
        '--findRelatedTests',
        ...tests,
      ]),
    ),
    ...some(code, tool('eslint', [...lint, '--max-warnings', '0', ...code])),
    ...types.map((config) => {
      const memory = ['--incremental', '--tsBuildInfoFile', path.join(MEMORY, `${config}.info`)];
      return tool('tsc', ['-p', config, ...memory]);
    }),
    ...some(styles, tool('stylelint', [...styles])),
    ...some(files, tool('prettier', ['--check', '--log-level=warn', '--ignore-unknown', ...files])),
  ];
}

async function main(): Promise<void> {
  const files = changed();
  process.stdout.write(`${files.length} files changed\n`);
  const start = performance.now();
  let passed = true;
  await inLanes(checksOf(files), os.availableParallelism(), async (command) => {
    const began = performance.now();
    const ran = await run(command, 'quiet');
    passed &&= ran.passed;
    const name = `  ${path.basename(command[0])}`;
    process.stdout.write(`${ran.passed ? '' : ran.output}${verdict(name, ran.passed, began)}`);
  });
  process.stdout.write(verdict('== quick', passed, start));
  process.exitCode = passed ? 0 : 1;
}

void main();
