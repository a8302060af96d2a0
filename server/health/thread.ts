import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { parentPort, workerData } from 'node:worker_threads';
import { answerProbe } from '../http/probe';
import { Signs } from './signs';

/** What the main thread hands over. */
export interface HealthThreadData {
  readonly host: string;
  readonly port: number;
  readonly memory: SharedArrayBuffer;
}

/** Balancers open a new connection for each probe, and there may be several of them. */
const MAX_CONNECTIONS = 64;
/** For a connection on which nothing happens, in ms. */
const IDLE_MS = 10_000;
/** How often it looks for signs of life, in ms. */
const LOOK_MS = 1000;
/**
 * After so many looks in vain the main thread is dead: a turn of its event loop takes a few seconds at
 * worst. Looks, not a clock: where the whole process stood still, this thread did, too.
 */
const LOOKS_IN_VAIN = 10;

/**
 * The health thread: answers `/healthz` and `/readyz` on a port of its own, whatever the event loop of
 * the main thread has to do. Tells the main thread its port.
 */
export function runHealthThread(): void {
  const { host, port, memory } = workerData as HealthThreadData;
  const signs = new Signs(memory);
  let inVain = 0;
  setInterval(() => (inVain = signs.takeBeats() ? 0 : inVain + 1), LOOK_MS);
  const server = createServer((request, response) => {
    const [path] = (request.url ?? '').split('?', 1);
    const lives = inVain < LOOKS_IN_VAIN;
    if (path === '/healthz') answerProbe(request, response, lives);
    else if (path === '/readyz') answerProbe(request, response, lives && signs.ready);
    else response.writeHead(404).end();
  });
  server.maxConnections = MAX_CONNECTIONS;
  server.setTimeout(IDLE_MS, (socket) => socket.destroy());
  server.listen({ host, port }, () => {
    parentPort?.postMessage((server.address() as AddressInfo).port);
  });
}
