/**
 * `npm run bench:overload`: the bundled token service at half of what it can do, at all of it, and beyond,
 * over few connections and many. What it can do is measured first. `SECONDS` for each row, `CONNECTIONS` for
 * other numbers of them, such as `2000` or `50,500`.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeWeChat } from '../../tools/fake-wechat/fake-wechat';
import { quantile } from './askers';
import {
  addressOf,
  buildBundle,
  productionSettings,
  WITHOUT_RATE_LIMITS,
  type ServiceProcess,
} from './bundle';
import type { Health } from './health-probe';
import { logIn } from './members';
import { offer } from './offered-load';
import { watchMemory } from './process';

const SECONDS = Number(process.env['SECONDS'] ?? 10);
const PARTS = [0.5, 1, 1.5, 3];
const CONNECTIONS = (process.env['CONNECTIONS'] ?? '50,500,2000').split(',').map(Number);
/** So many that it is always at work, so few that none waits long. */
const CONNECTIONS_FOR_LIMIT = 200;
/** For the service to be itself again between two rows, in ms. */
const REST_MS = 3000;

async function main(): Promise<void> {
  const weChat = await startFakeWeChat();
  const bundle = await buildBundle();
  const service = bundle.start({
    ...productionSettings(weChat),
    HEALTH_PORT: '0',
    CONNECTIONS_PER_IP: '4000',
    ...WITHOUT_RATE_LIMITS,
  });
  try {
    const url = await service.url;
    const healthURL = await addressOf(service, 'health');
    const requests = (await logIn(url, weChat, 100)).map(tokenRequest);
    const most = { connections: CONNECTIONS_FOR_LIMIT, perSecond: Infinity, ms: 5000 };
    // The first time is for its code to be compiled.
    await offer(url, requests, most);
    const limit = Math.round((await offer(url, requests, most)).served.length / 5);
    console.log(
      `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}; its limit: ${limit} tokens a second`,
    );
    const rows = [];
    for (const connections of CONNECTIONS) {
      for (const part of PARTS) {
        rows.push(await measure(service, [url, healthURL], requests, connections, part, limit));
        await sleep(REST_MS);
      }
    }
    console.table(rows);
  } finally {
    service.child.kill('SIGKILL');
    bundle.remove();
    await weChat.close();
  }
}

async function measure(
  service: ServiceProcess,
  [url, healthURL]: readonly [string, string],
  requests: readonly Buffer[],
  connections: number,
  part: number,
  limit: number,
) {
  const memory = watchMemory(service);
  const health = new HealthProbe();
  const outcome = await offer(url, requests, {
    connections,
    perSecond: part * limit,
    ms: SECONDS * 1000,
    begin: () => health.start([url, healthURL]),
  });
  const [main, thread] = await health.stop();
  const { peak } = memory.stop();
  const { offered, served, shed, failed } = outcome;
  const aSecond = (count: number) => Math.round(count / SECONDS);
  const inMs = (sorted: readonly number[], at: number) => `${Math.round(quantile(sorted, at))} ms`;
  return {
    load: `${part} ×`,
    connections,
    'offered /s': aSecond(offered),
    'served /s': aSecond(served.length),
    'shed /s': aSecond(shed),
    'not sent /s': aSecond(offered - served.length - shed - failed),
    failed,
    p99: inMs(served, 0.99),
    'healthz p99': inMs(main.times, 0.99),
    'HEALTH_PORT slowest': inMs(thread.times, 1),
    'healthz failed': main.failed + thread.failed,
    memory: `${Math.round(peak)} MiB`,
  };
}

function tokenRequest(session: string): Buffer {
  const body = '{"roomID":"room"}';
  const lines = [
    'POST /v1/token HTTP/1.1',
    'Host: a',
    'Content-Type: application/json',
    `Authorization: Bearer ${session}`,
    `Content-Length: ${body.length}`,
    '',
    body,
  ];
  return Buffer.from(lines.join('\r\n'));
}

class HealthProbe {
  private probe: ChildProcess | undefined;

  async start(urls: readonly string[]): Promise<void> {
    this.probe = fork(path.join(__dirname, 'health-probe.ts'), urls);
    await once(this.probe, 'spawn');
    // It takes a moment to be loaded, which is not the service's.
    await sleep(1000);
  }

  async stop(): Promise<readonly [Health, Health]> {
    if (!this.probe) throw new Error('It was not started.');
    const result = once(this.probe, 'message') as Promise<[[Health, Health]]>;
    this.probe.send('stop');
    return (await result)[0];
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
