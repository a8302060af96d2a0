import fs from 'node:fs';
import http from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { BuildLog, type BuildEvent } from '../../tools/start/build-log';
import { isForLocalCloud } from '../../tools/start/configuration';
import { keepPort, onFreePort } from '../../tools/start/ports';

describe('what Taro prints becomes events', () => {
  const eventsOf = (output: string): BuildEvent[] => {
    const events: BuildEvent[] = [];
    const log = new BuildLog((event) => events.push(event));
    for (const line of output.split('\n')) log.line(line);
    return events;
  };

  it('a build that goes well, twice', () => {
    const once = [
      '',
      'ℹ Compiling Webpack',
      '✔ Webpack: Compiled successfully in 6.80s',
      '\u001b[90m→ Watching... [11/22/2026, 4:24:39 PM]',
      '\u001b[39m',
    ].join('\n');
    expect(eventsOf(`👽 Taro v4.2.1\n${once}${once}`)).toEqual([
      { type: 'building' },
      { type: 'built', warnings: '' },
      { type: 'building' },
      { type: 'built', warnings: '' },
    ]);
  });

  it('an error, without the calls inside the compiler, then none', () => {
    const output = `ℹ Compiling Webpack
✔ Webpack: Compiled with some errors in 319.65ms
✖ Errors: 

ModuleBuildError: Module build failed
SyntaxError: page.ts: Unexpected token (39:17)

> 39 | const x = ;
     |           ^
    at parser.next (<anonymous>)
    at transform.next (<anonymous>)

→ Watching... [11/22/2026, 4:24:54 PM]
ℹ Compiling Webpack
✔ Webpack: Compiled successfully in 135.40ms
→ Watching... [11/22/2026, 4:25:00 PM]`;
    const [, failed, ...rest] = eventsOf(output);
    expect(failed).toEqual({
      type: 'failed',
      errors: `ModuleBuildError: Module build failed
SyntaxError: page.ts: Unexpected token (39:17)

> 39 | const x = ;
     |           ^`,
    });
    expect(rest).toEqual([{ type: 'building' }, { type: 'built', warnings: '' }]);
  });

  it('a warning', () => {
    const output = '⚠️ Warnings: \n\nthe chunk is large\n\n→ Watching... [now]';
    expect(eventsOf(output)).toEqual([{ type: 'built', warnings: 'the chunk is large' }]);
  });
});

describe('a free port', () => {
  const opened: http.Server[] = [];
  afterEach(() => opened.splice(0).forEach((server) => server.close()));
  const listen = (port: number) =>
    new Promise<http.Server>((resolve, reject) => {
      const server = http.createServer();
      opened.push(server);
      server.once('error', reject);
      server.listen(port, '127.0.0.1', () => resolve(server));
    });
  const portOf = (server: http.Server) => (server.address() as { port: number }).port;

  it('is the next one where the first is taken', async () => {
    const first = await listen(0);
    const second = await onFreePort(portOf(first), listen);
    expect(portOf(second)).toBeGreaterThan(portOf(first));
  });

  it('is kept from others until its own server is about to open', async () => {
    const kept = await keepPort(40_000);
    const other = await onFreePort(kept.port, listen);
    expect(portOf(other)).toBeGreaterThan(kept.port);
    await kept.release();
    expect(portOf(await listen(kept.port))).toBe(kept.port);
  });

  it('is told to be taken, with a word on by what, once all that are tried are', async () => {
    const taken = Object.assign(new Error('listen EADDRINUSE'), { code: 'EADDRINUSE' });
    const open = jest.fn(() => Promise.reject(taken));
    await expect(onFreePort(8899, open)).rejects.toThrow(/^The ports 8899 to 8949 are all taken/);
    expect(open).toHaveBeenCalledTimes(51);
  });

  it('is not looked for after another error', async () => {
    const open = jest.fn(() => Promise.reject(new Error('no')));
    await expect(onFreePort(1, open)).rejects.toThrow('no');
    expect(open).toHaveBeenCalledTimes(1);
  });
});

describe('the configuration', () => {
  const names = ['TARO_APP_ZEGO_APP_ID', 'TARO_APP_ZEGO_SERVER', 'TARO_APP_TOKEN_URL'];
  const shell = { ...process.env };
  let root: string;

  beforeEach(() => {
    for (const name of names) delete process.env[name];
    root = fs.mkdtempSync(path.join(os.tmpdir(), 'start-'));
  });
  afterEach(() => {
    fs.rmSync(root, { recursive: true });
    // Taro's reader of the files sets what it reads.
    for (const name of names) {
      if (shell[name] === undefined) delete process.env[name];
      else process.env[name] = shell[name];
    }
  });
  const write = (...lines: string[]) =>
    fs.writeFileSync(path.join(root, '.env.local'), lines.join('\n'));

  it('is the local cloud where nothing is set', () => {
    expect(isForLocalCloud(root)).toBe(true);
  });

  it('is the real one where all is set', () => {
    write(
      'TARO_APP_ZEGO_APP_ID=1234567890',
      'TARO_APP_ZEGO_SERVER=wss://cloud.example/ws',
      'TARO_APP_TOKEN_URL=https://token.example',
    );
    expect(isForLocalCloud(root)).toBe(false);
  });

  it('is told to be incomplete where some is set', () => {
    write('TARO_APP_ZEGO_APP_ID=1234567890');
    expect(() => isForLocalCloud(root)).toThrow('TARO_APP_TOKEN_URL is not set');
  });
});
