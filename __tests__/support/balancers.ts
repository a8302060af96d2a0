import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import fs from 'node:fs';
import { createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from './free-port';

const FOLDER = path.resolve(__dirname, '..', '..', 'server', 'balancers');
/** Where Debian has what elsewhere is a part of nginx. */
const STREAM_MODULE = '/usr/lib/nginx/modules/ngx_stream_module.so';

const isInstalled = (command: string) => spawnSync(command, ['-v']).status === 0;

/** Elsewhere a client can't come from 127.0.0.2. */
const balancersRun = process.platform === 'linux' && isInstalled('nginx') && isInstalled('haproxy');

/** A test that needs nginx and haproxy, on Linux. Elsewhere Jest says that it was skipped. */
// eslint-disable-next-line no-restricted-properties -- not this test is unwanted, but this machine unable
export const testWithBalancers: typeof test = balancersRun ? test : test.skip;

/** What of a configuration is another here, word for word. */
export type Changes = Readonly<Record<string, string>>;

/** Balancers of this machine, each run with a file of `server/balancers`. */
export class Balancers {
  private readonly running: ChildProcess[] = [];
  private readonly folder = fs.mkdtempSync(path.join(os.tmpdir(), 'balancers-'));

  /**
   * Starts one and waits until it answers.
   *
   * @param listens - the port it has in the file; it gets a free one
   * @param next - the address it has in the file for what stands behind it, and the one it has here
   * @returns its port
   */
  async start(file: string, listens: string, next: [string, number], more: Changes = {}) {
    const port = await freePort();
    const changes = {
      [`127.0.0.1:${listens}`]: `127.0.0.1:${port}`,
      [next[0]]: `127.0.0.1:${next[1]}`,
      ...more,
    };
    let text = fs.readFileSync(path.join(FOLDER, file), 'utf8');
    for (const [old, now] of Object.entries(changes)) {
      if (!text.includes(old)) throw new Error(`${file} doesn't say "${old}"`);
      text = text.replace(old, now);
    }
    const copy = path.join(this.folder, `${this.running.length}-${file}`);
    fs.writeFileSync(copy, file.startsWith('nginx') ? this.asAnybody(text) : text);
    const child = file.startsWith('nginx')
      ? spawn('nginx', ['-p', this.folder, '-e', 'stderr', '-c', copy])
      : spawn('haproxy', ['-db', '-f', copy]);
    this.running.push(child);
    let said = '';
    child.stderr.on('data', (data) => (said += String(data)));
    for (let tries = 0; !(await isOpen(port)); tries += 1) {
      if (child.exitCode !== null || tries > 200) throw new Error(`${file}: ${said}`);
      await sleep(50);
    }
    return port;
  }

  async stop(): Promise<void> {
    await Promise.all(
      this.running.splice(0).map(async (child) => {
        const ended = new Promise((resolve) => child.on('close', resolve));
        child.kill();
        await ended;
      }),
    );
  }

  close(): void {
    fs.rmSync(this.folder, { recursive: true });
  }

  /** Without a service's rights and folders. */
  private asAnybody(text: string): string {
    const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (name) => `${name}_temp_path ${this.folder}/${name};`,
    );
    const isStream = text.includes('stream {');
    const top = [
      ...(isStream && fs.existsSync(STREAM_MODULE) ? [`load_module ${STREAM_MODULE};`] : []),
      'daemon off;',
      'master_process off;',
      `pid ${this.folder}/nginx-${this.running.length}.pid;`,
    ];
    const inside = ['access_log off;', ...temporary].join('\n');
    return `${top.join('\n')}\n${text.replace('http {', `http {\n${inside}`)}`;
  }
}

/** Whether somebody listens there: taken, it can't be listened at. */
function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}
