import { spawn } from 'node:child_process';
import path from 'node:path';
import { resolveInstalled } from '../../tools/simulator/load/resolve';

const ROOT = path.resolve(__dirname, '..', '..');

export type Target = 'weapp' | 'h5';

/** Addresses that exist nowhere: the simulator sends all of them to the local cloud. */
export const SETTINGS = {
  TARO_APP_ZEGO_APP_ID: '1',
  TARO_APP_ZEGO_SERVER: 'wss://cloud.example/ws',
  TARO_APP_TOKEN_URL: 'https://token.example',
  TARO_APP_CONSOLE_USER_ID: '',
  TARO_APP_CONSOLE_TOKEN: '',
};

/** A build without any: an empty value also hides what `.env` files of this folder would say. */
export const NO_SETTINGS = {
  TARO_APP_ZEGO_APP_ID: '',
  TARO_APP_ZEGO_SERVER: '',
  TARO_APP_TOKEN_URL: '',
  TARO_APP_CONSOLE_USER_ID: '',
  TARO_APP_CONSOLE_TOKEN: '',
};

/** Where the build of a target is. */
export const distOf = (target: Target): string => path.join(ROOT, 'dist', target);

/** Builds a target for production, as `npm run build:weapp` and `npm run build:h5` do. */
export async function build(
  target: Target,
  settings: typeof SETTINGS,
): Promise<{ code: number | null; output: string }> {
  // The CLI's own file rather than npx: npm would add its warnings to the output of the tests.
  const cli = resolveInstalled('@tarojs/cli/bin/taro');
  const env = { ...process.env, ...settings, NODE_ENV: 'production', TARO_ENV: target };
  const child = spawn(process.execPath, [cli, 'build', '--type', target], { cwd: ROOT, env });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  return { code, output };
}
