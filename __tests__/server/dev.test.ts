import { startDevServer } from '../support/dev-server';

test('npm run server: anybody logs in under any name, and Ctrl-C ends it at once', async () => {
  const server = await startDevServer({ HEALTH_PORT: '0' });
  const response = await fetch(`${server.url}/v1/login`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ key: 'ann' }),
  });
  expect(await response.json()).toMatchObject({ userID: expect.stringMatching(/^u/) });
  const healthPort = /"port":(\d+),"msg":"health"/.exec(server.output())?.[1];
  expect((await fetch(`http://127.0.0.1:${healthPort}/healthz`)).status).toBe(200);
  await server.stop();
  expect(server.output()).toContain('DEV_LOGIN is on');
  expect(server.output()).toContain('"msg":"stopped"');
});
