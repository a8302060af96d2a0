import { spawn, type ChildProcess } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FakeWeChat } from '../../tools/fake-wechat/fake-wechat';
import { FAKE_APP_ID, FAKE_APP_SECRET } from '../../tools/fake-wechat/fake-wechat';

const ROOT = path.resolve(__dirname, '..', '..');
const NAME = 'token-service.cjs';

export const BUNDLE_SECRET = 'server-secret-of-the-bundle-32-b';

/** The bundle, alone in an empty folder: nothing of this repository is within its reach. */
export interface Bundle {
  start(env?: Readonly<Record<string, string>>, ...options: readonly string[]): ServiceProcess;
  remove(): void;
}

export interface ServiceProcess {
  readonly child: ChildProcess;
  /** All that it has written. */
  readonly output: () => string;
  /** Its address, once it listens; rejects when it ends before. */
  readonly url: Promise<string>;
  readonly exitCode: Promise<number | null>;
}

/** Where it answers what is on a port of its own. */
export async function addressOf(
  { output }: ServiceProcess,
  what: 'health' | 'metrics',
): Promise<string> {
  for (;;) {
    const port = new RegExp(`"port":(\\d+),"msg":"${what}"`).exec(output())?.[1];
    if (port !== undefined) return `http://127.0.0.1:${port}`;
    await sleep(10);
  }
}

/** Runs `npm run build:server` and takes what comes out. */
export async function buildBundle(): Promise<Bundle> {
  await build();
  const folder = mkdtempSync(path.join(os.tmpdir(), 'token-service-'));
  copyFileSync(path.join(ROOT, 'dist', 'server', NAME), path.join(folder, NAME));
  return {
    start: (env = {}, ...options) => start(folder, env, options),
    remove: () => rmSync(folder, { recursive: true }),
  };
}

/** The settings of a service in production that asks this WeChat, on any free port. */
export function productionSettings(weChat: FakeWeChat): Record<string, string> {
  return {
    NODE_ENV: 'production',
    PORT: '0',
    ZEGO_APP_ID: '1',
    ZEGO_SERVER_SECRET: BUNDLE_SECRET,
    WECHAT_APP_ID: FAKE_APP_ID,
    WECHAT_APP_SECRET: FAKE_APP_SECRET,
    WECHAT_API_URL: weChat.url,
    POLICY: 'open',
    // Nobody answers there.
    ZEGO_API_URL: 'http://127.0.0.1:65000',
  };
}

/** For measurements that ask more often than people do. */
export const WITHOUT_RATE_LIMITS = {
  RATE_LIMIT_PER_IP: '1000000000',
  RATE_LIMIT_PER_SESSION: '1000000000',
  RATE_LIMIT_PER_HOST: '1000000000',
};

function build(): Promise<void> {
  const child = spawn('npm', ['run', '--silent', 'build:server'], { cwd: ROOT, stdio: 'inherit' });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(`npm run build:server ended with ${code}`)),
    );
  });
}

function start(
  cwd: string,
  env: Readonly<Record<string, string>>,
  options: readonly string[],
): ServiceProcess {
  const child = spawn(process.execPath, [NAME, ...options], { cwd, env });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (data) => (output += String(data)));
  }
  const exitCode = new Promise<number | null>((resolve) => child.on('close', resolve));
  const url = new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const listening = /listening on (http:[^"]+)/.exec(output)?.[1];
      if (listening) resolve(listening);
    });
    child.on('close', () => reject(new Error(`It ended before it listened: ${output}`)));
  });
  // Who only waits for the end doesn't care.
  url.catch(() => undefined);
  return { child, output: () => output, url, exitCode };
}
