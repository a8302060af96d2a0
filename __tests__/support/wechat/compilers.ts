/**
 * WeChat's own compilers: `wcc` for WXML and WXS, `wcsc` for WXSS. Its package wraps them for Node,
 * but keeps the errors of the second to itself, so the binaries are called.
 */
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openFolder } from '../../../tools/simulator/load/files';
import { resolveInstalled } from '../../../tools/simulator/load/resolve';

/** There are binaries for more machines, but it is these whose answers were looked at. */
export const compilersRun = process.platform === 'linux' && process.arch === 'x64';

/** A test that needs the compilers. Elsewhere Jest says that it was skipped. */
// eslint-disable-next-line no-restricted-properties -- not this test is unwanted, but this machine unable
export const testWithCompilers: typeof test = compilersRun ? test : test.skip;

export interface Compiled {
  /** JavaScript that makes what was compiled. */
  readonly script: string;
  /** Every line of complaint; none if all is well. */
  readonly faults: readonly string[];
}

/** The package comes without the right to run, and its files are not ours to change. */
let bin: string | undefined;
function binary(name: 'wcc' | 'wcsc'): string {
  if (!bin) {
    bin = fs.mkdtempSync(path.join(os.tmpdir(), 'wechat-compilers-'));
    process.once('exit', () => fs.rmSync(bin!, { recursive: true, force: true }));
  }
  const file = path.join(bin, name);
  if (!fs.existsSync(file)) {
    const main = resolveInstalled('miniprogram-compiler');
    fs.copyFileSync(path.join(path.dirname(main), 'bin/linux', name), file);
    fs.chmodSync(file, 0o700);
  }
  return file;
}

function run(name: 'wcc' | 'wcsc', dist: string, args: readonly string[]): Compiled {
  const { status, stdout, stderr, error } = spawnSync(binary(name), args, {
    cwd: dist,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (error) throw error;
  const lines = stderr.split('\n').filter((line) => line.trim() !== '');
  const unsaid = status !== 0 && lines.length === 0;
  return { script: stdout, faults: unsaid ? [`${name} ended with ${status}.`] : lines };
}

const filesOf = (dist: string, extension: RegExp) =>
  openFolder(dist).paths.filter((file) => extension.test(file));

/** What a page or component declares to use, as `wcc` wants to be told. */
function components(dist: string): string {
  const declared = filesOf(dist, /\.wxml$/).flatMap((file) => {
    const json = path.join(dist, file.replace(/wxml$/, 'json'));
    if (!fs.existsSync(json)) return [];
    const { usingComponents = {} } = JSON.parse(fs.readFileSync(json, 'utf8')) as {
      usingComponents?: object;
    };
    const tags = Object.keys(usingComponents);
    return [[file, tags.length, ...tags].join(' ')];
  });
  return [declared.length, ...declared].join(' ');
}

/** Compiles every WXML and WXS of a built mini-program. The script makes `$gwx`. */
export function compileTemplates(dist: string): Compiled {
  const files = filesOf(dist, /\.(wxml|wxs)$/);
  return run('wcc', dist, ['-d', '-cc', components(dist), ...files, '-gn', '$gwx']);
}

/** Compiles every WXSS of a built mini-program. */
export function compileStyles(dist: string): Compiled {
  const files = filesOf(dist, /\.wxss$/);
  return run('wcsc', dist, ['-lc', '-db', '-pc', String(files.length), ...files]);
}
