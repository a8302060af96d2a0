/** `HEALTH_PORT`: who looks after the service is answered whatever its main thread has to do. */
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, type ServiceProcess } from '../../bench/token-service/bundle';
import { bundledServices } from '../support/bundled-services';
import { until } from '../support/until';

const BUSY_ON_SIGNAL = path.resolve(__dirname, '..', 'support', 'busy-on-signal.js');

const { start } = bundledServices({ HEALTH_PORT: '0' });

/** A service whose main thread has just begun to be busy for so long. */
async function startBusy(busyMs: number): Promise<[service: ServiceProcess, health: string]> {
  const service = start({
    NODE_OPTIONS: `--require ${BUSY_ON_SIGNAL}`,
    BUSY_MS: String(busyMs),
  });
  await service.url;
  const health = await addressOf(service, 'health');
  await until(async () => (await ask(`${health}/readyz`)).status === 200);
  service.child.kill('SIGUSR2');
  await until(() => service.output().includes('busy'));
  return [service, health];
}

async function ask(url: string, method = 'GET') {
  const began = performance.now();
  // As balancers do, over a connection of its own.
  const response = await fetch(url, { method, headers: { connection: 'close' } });
  const body = await response.text();
  return { status: response.status, body, ms: performance.now() - began };
}

it('answers within 100 ms while the main thread is busy', async () => {
  const [service, health] = await startBusy(2500);
  const main = ask(`${await service.url}/healthz`);
  const answers = [];
  while (!service.output().includes('idle')) {
    answers.push(await ask(`${health}/healthz`), await ask(`${health}/readyz`));
    await sleep(50);
  }
  expect(answers.length).toBeGreaterThan(10);
  for (const { status, body } of answers) expect([status, body]).toEqual([200, '{"ok":true}']);
  const times = answers.map(({ ms }) => ms).sort((a, b) => a - b);
  // The slowest may be this process's own, on a machine with other work.
  expect(times.at(Math.floor(times.length * 0.9))).toBeLessThan(100);
  // It was busy indeed.
  expect((await main).ms).toBeGreaterThan(1500);
});

it('says that a main thread is dead which shows no life for ten seconds, and that it lives again', async () => {
  const [service, health] = await startBusy(14_000);
  const began = performance.now();
  await until(async () => (await ask(`${health}/healthz`)).status === 503);
  expect(performance.now() - began).toBeGreaterThan(8000);
  expect((await ask(`${health}/readyz`)).status).toBe(503);
  expect(service.output()).not.toContain('idle');
  await until(() => service.output().includes('idle'));
  await until(async () => (await ask(`${health}/healthz`)).status === 200);
  expect((await ask(`${health}/readyz`)).status).toBe(200);
});

it('takes no new work while it drains, lives until its end, and holds nothing up', async () => {
  const service = start({ DRAIN_SECONDS: '300', POLICY: 'minted' });
  await service.url;
  const health = await addressOf(service, 'health');
  await until(async () => (await ask(`${health}/readyz`)).status === 200);
  service.child.kill('SIGTERM');
  await until(async () => (await ask(`${health}/readyz`)).status === 503);
  expect((await ask(`${health}/healthz`)).status).toBe(200);
  // Beyond what counts as one key pressed.
  await sleep(600);
  const ended = performance.now();
  service.child.kill('SIGTERM');
  expect(await service.exitCode).toBe(0);
  expect(performance.now() - ended).toBeLessThan(5000);
  await expect(ask(`${health}/healthz`)).rejects.toThrow();
  const lines = service.output().trim().split('\n');
  const said = lines.map((line) => (JSON.parse(line) as { msg: string }).msg);
  // ZEGO is away here, which is said whenever that is known.
  expect(said.filter((msg) => !msg.startsWith('ZEGO can’t be asked'))).toEqual([
    expect.stringContaining('listening on'),
    'health',
    'stopping: finishing what is in flight',
    'stopped',
  ]);
});

it('answers nothing else', async () => {
  const service = start();
  await service.url;
  const health = await addressOf(service, 'health');
  expect((await ask(`${health}/v1/login`, 'POST')).status).toBe(404);
  expect((await ask(`${health}/metrics`)).status).toBe(404);
  expect((await ask(`${health}/healthz`, 'POST')).status).toBe(405);
  expect((await ask(`${health}/healthz?from=balancer`)).status).toBe(200);
});

it.each(['PORT', 'METRICS_PORT', 'HEALTH_PORT'])(
  'does not start where %s is taken',
  async (name) => {
    const { port } = new URL(await start().url);
    const second = start({ METRICS_PORT: '0', [name]: port });
    expect(await second.exitCode).toBe(1);
    expect(second.output()).toContain(`Its port is taken: set ${name} to another.`);
    expect(second.output()).not.toMatch(/\bat .*token-service\.cjs/);
  },
);

it('does not start where HEALTH_HOST is another machine’s', async () => {
  const service = start({ HEALTH_HOST: '192.0.2.1' });
  expect(await service.exitCode).toBe(1);
  expect(service.output()).toContain('HEALTH_HOST is not an address of this machine.');
});
