import { spawn } from 'node:child_process';
import fs from 'node:fs';
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
 * Builds a target once a run of Jest, however many projects ask for it. `SKIP_BUILD=1` takes the
 * folder as it is.
 */
export async function buildOnce(target: Target): Promise<void> {
  if (process.env.SKIP_BUILD === '1') {
    if (fs.existsSync(path.join(distOf(target), LANDMARK[target]))) return;
    throw new Error(`SKIP_BUILD=1, but there is no dist/${target}: run it once without.`);
  }
  // Jest's set-ups share nothing but the process.
  const mark = `BUILT_${target}`;
  if (process.env[mark] === String(process.pid)) return;
  const { code, output } = await build(target, SETTINGS);
  if (code !== 0) throw new Error(`The build of dist/${target} failed:\n${output}`);
  process.env[mark] = String(process.pid);
}
