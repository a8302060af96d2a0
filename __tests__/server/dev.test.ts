import { spawn } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '..', '..');

test('npm run server: anybody logs in under any name, and Ctrl-C ends it at once', async () => {
  const child = spawn('npm', ['run', '--silent', 'server'], {
    cwd: ROOT,
    // A group of its own, to be sent Ctrl-C as a terminal does.
    detached: true,
    env: {
      ...process.env,
      NODE_ENV: 'development',
      DEV_LOGIN: 'true',
      PORT: '0',
      HEALTH_PORT: '0',
      HOST: '127.0.0.1',
      ZEGO_APP_ID: '1',
      ZEGO_SERVER_SECRET: 's'.repeat(32),
    },
  });
  let output = '';
  const ended = new Promise((resolve) => child.on('close', resolve));
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
  const response = await fetch(`${url}/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: 'ann' }),
  });
  expect(await response.json()).toMatchObject({ userID: expect.stringMatching(/^u/) });
  const healthPort = /"port":(\d+),"msg":"health"/.exec(output)?.[1];
  expect((await fetch(`http://127.0.0.1:${healthPort}/healthz`)).status).toBe(200);
  process.kill(-(child.pid ?? 0), 'SIGINT');
  await ended;
  expect(output).toContain('DEV_LOGIN is on');
  expect(output).toContain('"msg":"stopped"');
});
