import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { resolveInstalled } from '../../tools/simulator/load/resolve';

const ROOT = path.resolve(__dirname, '..', '..');

export type Target = 'weapp' | 'h5';

/** Addresses that exist nowhere: the simulator sends all of them to the local cloud. */
export const SETTINGS = {
  TARO_APP_ZEGO_APP_ID: '1',
  TARO_APP_ZEGO_SERVER: 'wss://cloud.example/ws',
  TARO_APP_TOKEN_URL: 'https://token.example',
  TARO_APP_WEB_URL: 'https://web.example/talk',
  TARO_APP_CONSOLE_USER_ID: '',
  TARO_APP_CONSOLE_TOKEN: '',
};

/** A build without any: an empty value also hides what `.env` files of this folder would say. */
export const NO_SETTINGS = {
  TARO_APP_ZEGO_APP_ID: '',
  TARO_APP_ZEGO_SERVER: '',
  TARO_APP_TOKEN_URL: '',
  TARO_APP_WEB_URL: '',
  TARO_APP_CONSOLE_USER_ID: '',
  TARO_APP_CONSOLE_TOKEN: '',
};

/** Where the build of a target is. */
export const distOf = (target: Target): string => path.join(ROOT, 'dist', target);

/**
 * Builds a target for production, as `npm run build:weapp` and `npm run build:h5` do.
 *
 * @param mode - `development`: as `npm run build:trial` does
 */
export async function build(
  target: Target,
  settings: typeof SETTINGS,
  more: NodeJS.ProcessEnv = {},
  mode: 'production' | 'development' = 'production',
): Promise<Built> {
  const env = { ...settings, NODE_ENV: mode, ...more };
  return taroBuild(ROOT, target, ['--mode', mode], env);
}

export interface Built {
  readonly code: number | null;
  readonly output: string;
}

/** `taro build` in the folder of an app. */
export async function taroBuild(
  app: string,
  target: Target,
  flags: readonly string[],
  env: NodeJS.ProcessEnv,
): Promise<Built> {
  // The CLI's own file rather than npx: npm would add its warnings to the output of the tests.
  const cli = resolveInstalled('@tarojs/cli/bin/taro');
  const child = spawn(process.execPath, [cli, 'build', '--type', target, ...flags], {
    cwd: app,
    env: { ...process.env, TARO_ENV: target, ...env },
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}

/** A file that every build of the target has. */
const LANDMARK = { weapp: 'app.json', h5: 'index.html' } as const;

/**
 * Builds a target once, however many projects and runs of Jest of one `npm test` ask for it. `SKIP_BUILD=1`
 * takes the folder as it is.
 */
export async function buildOnce(target: Target): Promise<void> {
  if (process.env.SKIP_BUILD === '1') {
    if (fs.existsSync(path.join(distOf(target), LANDMARK[target]))) return;
    throw new Error(`SKIP_BUILD=1, but there is no dist/${target}: run it once without.`);
  }
  const notes = (process.env.TEST_SCRATCH ??= ownScratch());
  const begun = path.join(notes, `${target}-begun`);
  const ended = path.join(notes, `${target}-ended`);
  if (isFirst(begun)) {
    const { code, output } = await build(target, SETTINGS);
    fs.writeFileSync(`${ended}.part`, code === 0 ? '' : `exit code ${code}\n${output}`);
    fs.renameSync(`${ended}.part`, ended);
  }
  while (!fs.existsSync(ended)) await new Promise((resolve) => setTimeout(resolve, 200));
  const output = fs.readFileSync(ended, 'utf8');
  if (output) throw new Error(`The build of dist/${target} failed:\n${output}`);
}

/** A folder for notes of a run of Jest by itself. */
function ownScratch(): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'jest-run-'));
  process.once('exit', () => fs.rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Whether nobody has left this note yet; one process alone is told so. */
function isFirst(note: string): boolean {
  try {
    fs.writeFileSync(note, '', { flag: 'wx' });
    return true;
  } catch {
    return false;
  }
}
