import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');

/** `npm run server`, as a developer starts it. */
export interface DevServer {
  readonly url: string;
  readonly output: () => string;
  /** As Ctrl-C does; resolves once it is over. */
  stop(): Promise<void>;
}

export async function startDevServer(env: Record<string, string> = {}): Promise<DevServer> {
  const child = spawn('npm', ['run', '--silent', 'server'], {
    cwd: ROOT,
    // A group of its own, to be sent Ctrl-C as a terminal does.
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DEV_LOGIN: 'true',
      PORT: '0',
      HOST: '127.0.0.1',
      ZEGO_APP_ID: '1',
      ZEGO_SERVER_SECRET: 's'.repeat(32),
      // Nobody answers there.
      ZEGO_API_URL: 'http://127.0.0.1:65000',
      ...env,
    },
  });
  let output = '';
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const url = await new Promise<string>((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (data) => {
        output += String(data);
        const listening = /listening on (http:[^"]+)/.exec(output)?.[1];
        // What is said last.
        if (listening && output.includes('DEV_LOGIN is on')) resolve(listening);
      });
    }
    void ended.then(() => reject(new Error(output)));
  });
  return {
    url,
    output: () => output,
    async stop() {
      process.kill(-(child.pid ?? 0), 'SIGINT');
      await ended;
    },
  };
}
