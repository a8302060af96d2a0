/** The app as it is delivered: a production build, for addresses that the simulator redirects. */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { resolveInstalled } from '../../tools/simulator/load/resolve';

const SETTINGS = {
  NODE_ENV: 'production',
  TARO_ENV: 'weapp',
  TARO_APP_ZEGO_APP_ID: '1',
  TARO_APP_ZEGO_SERVER: 'wss://cloud.example/ws',
  TARO_APP_TOKEN_URL: 'https://token.example',
};

export async function buildApp(): Promise<void> {
  const cli = resolveInstalled('@tarojs/cli/bin/taro');
  const child = spawn(process.execPath, [cli, 'build', '--type', 'weapp'], {
    cwd: path.resolve(__dirname, '..', '..'),
    env: { ...process.env, ...SETTINGS },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
  if (code !== 0) throw new Error(`The build ended with ${code}.`);
}
