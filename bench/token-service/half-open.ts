/**
 * `npm run bench:half-open`: 2,000 sockets that are opened and left, of four kinds, from one address and
 * from 200, while people ask the bundled token service for tokens. On Linux: every address of
 * 127.0.0.0/8 is this machine there, and `/proc` tells of descriptors.
 */
import os from 'node:os';
import { createConnection, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { startFakeWeChat } from '../../tools/fake-wechat/fake-wechat';
import { askForTokens, quantile } from './askers';
import {
  buildBundle,
  productionSettings,
  WITHOUT_RATE_LIMITS,
  type ServiceProcess,
} from './bundle';
import { logIn } from './members';
import { descriptors } from './process';

const SOCKETS = 2000;
const OTHERS = 20;
/** 20 people with this pause between two requests are some 200 requests a second. */
const PAUSE_MS = 100;
/** All descriptors must be back within this. */
const BACK_WITHIN_MS = 15_000;
/** How long people ask alone, for comparison. */
const ALONE_MS = 10_000;

const kinds = [
  'GARBAGE\r\n\r\n',
  'POST /v1/login HTTP/1.1\r\nHost: a\r\nX: ',
  'POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  '',
];

async function main(): Promise<void> {
  const weChat = await startFakeWeChat();
  const bundle = await buildBundle();
  const service = bundle.start({
    ...productionSettings(weChat),
    ...WITHOUT_RATE_LIMITS,
  });
  try {
    const url = await service.url;
    const sessions = await logIn(url, weChat, OTHERS);
    const rows = {
      nobody: await attack(service, url, sessions, 0),
      'one address': await attack(service, url, sessions, 1),
      '200 addresses': await attack(service, url, sessions, 200),
    };
    console.log(
      `Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}`,
    );
    console.table(rows);
    const ok = Object.values(rows).every(({ back, failed }) => back !== 'never' && failed === 0);
    if (!ok) process.exitCode = 1;
  } finally {
    service.child.kill('SIGKILL');
    bundle.remove();
    await weChat.close();
  }
}

/** @param addresses - from how many the sockets come; 0 is nobody */
async function attack(
  service: ServiceProcess,
  url: string,
  sessions: readonly string[],
  addresses: number,
) {
  const people = askForTokens(url, sessions, PAUSE_MS);
  await sleep(1000);
  const before = descriptors(service);
  const began = performance.now();
  let peak = before;
  const watch = setInterval(() => (peak = Math.max(peak, descriptors(service))), 20);
  const sockets = addresses > 0 ? await openAll(Number(new URL(url).port), addresses) : [];
  let back: string | number = 'never';
  while (performance.now() - began < BACK_WITHIN_MS) {
    // Nothing to wait for, but for what people meet meanwhile.
    if (addresses === 0) await sleep(ALONE_MS);
    await sleep(50);
    if (descriptors(service) > before) continue;
    back = Number(((performance.now() - began) / 1000).toFixed(1));
    break;
  }
  clearInterval(watch);
  const { times, failures } = await people.stop();
  for (const socket of sockets) socket.destroy();
  const ms = (part: number) => `${Math.round(quantile(times, part))} ms`;
  return {
    descriptors: `${before}, at most ${peak}`,
    back: addresses === 0 ? '' : back,
    requests: times.length,
    failed: failures.length,
    p50: ms(0.5),
    p99: ms(0.99),
    slowest: ms(1),
  };
}

/** Opens all at once and leaves them, whatever becomes of them. */
function openAll(port: number, addresses: number): Promise<Socket[]> {
  return Promise.all(
    Array.from(
      { length: SOCKETS },
      (_, number) =>
        new Promise<Socket>((resolve) => {
          const localAddress = `127.0.1.${1 + (number % addresses)}`;
          const options = { host: '127.0.0.1', port, localAddress, allowHalfOpen: true };
          const socket = createConnection(options, () => {
            socket.write(kinds[number % kinds.length] ?? '');
            resolve(socket);
          });
          socket.resume();
          socket.on('error', () => undefined);
          socket.on('close', () => resolve(socket));
        }),
    ),
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
