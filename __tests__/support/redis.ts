import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from './free-port';

/** A Redis of one's own, on this machine, in memory alone. */
export interface Redis {
  readonly url: string;
  readonly port: number;
  /** Forgets all. */
  empty(): Promise<void>;
  /** It takes connections and questions, and answers nothing. */
  freeze(): void;
  stop(): Promise<void>;
}

/** @param port - any free one unless said */
export async function startRedis(port?: number): Promise<Redis> {
  const own = port ?? (await freePort());
  const folder = mkdtempSync(path.join(os.tmpdir(), 'redis-'));
  const child = spawn(
    'redis-server',
    [
      '--port',
      String(own),
      '--bind',
      '127.0.0.1',
      '--save',
      '',
      '--appendonly',
      'no',
      '--dir',
      folder,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  await new Promise<void>((resolve, reject) => {
    child.once('error', () => {
      reject(
        new Error(
          'No redis-server found: install Debian’s redis-server (apt-get install redis-server).',
        ),
      );
    });
    let output = '';
    child.stdout.on('data', (data) => {
      output += String(data);
      if (output.includes('Ready to accept connections')) resolve();
    });
    child.once('close', () => reject(new Error(`redis-server ended: ${output}`)));
  });
  const url = `redis://127.0.0.1:${own}`;
  return {
    url,
    port: own,
    async empty() {
      const socket = createConnection({ host: '127.0.0.1', port: own });
      socket.write('FLUSHALL\r\n');
      const answer = await new Promise((resolve, reject) => {
        socket.once('data', (data) => resolve(String(data)));
        socket.once('error', reject);
      });
      socket.destroy();
      if (answer !== '+OK\r\n') throw new Error(`Redis: ${String(answer)}`);
    },
    freeze: () => void child.kill('SIGSTOP'),
    async stop() {
      child.kill('SIGCONT');
      child.kill('SIGKILL');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
