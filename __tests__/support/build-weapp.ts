import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { resolveInstalled } from '../../tools/simulator/load/resolve';

const ROOT = path.resolve(__dirname, '..', '..');

/** Addresses that exist nowhere: the simulator sends all of them to the local cloud. */
const SETTINGS = {
  TARO_APP_ZEGO_APP_ID: '1',
  TARO_APP_ZEGO_SERVER: 'wss://cloud.example/ws',
  TARO_APP_TOKEN_URL: 'https://token.example',
};

/**
 * Builds `dist/weapp` once, for production, before the tests of the simulated mini-program.
 * `SKIP_BUILD=1` takes the folder as it is.
 */
export default async function buildWeapp(): Promise<void> {
  if (process.env.SKIP_BUILD === '1') {
    if (fs.existsSync(path.join(ROOT, 'dist', 'weapp', 'app.json'))) return;
    throw new Error('SKIP_BUILD=1, but there is no dist/weapp: run it once without.');
  }
  // The CLI's own file rather than npx: npm would add its warnings to the output of the tests.
  const cli = resolveInstalled('@tarojs/cli/bin/taro');
  const env = { ...process.env, ...SETTINGS, NODE_ENV: 'production', TARO_ENV: 'weapp' };
  const build = spawn(process.execPath, [cli, 'build', '--type', 'weapp'], { cwd: ROOT, env });
  let output = '';
  build.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  build.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => build.on('close', resolve));
  if (code !== 0) throw new Error(`The build of the mini-program failed:\n${output}`);
}
