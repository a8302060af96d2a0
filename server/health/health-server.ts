import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { Signs } from './signs';
import type { HealthThreadData } from './thread';

/** How often the main thread shows that it lives, and whether it takes work, in ms. */
const BEAT_MS = 250;

export interface HealthServer {
  readonly port: number;
  close(): Promise<void>;
}

export interface HealthServerOptions {
  readonly host: string;
  readonly port: number;
  /** What the thread starts from. */
  readonly file: string;
  /** Whether the service takes work. */
  readonly isReady: () => boolean;
  /** The thread broke: nobody answers any more. */
  readonly onBroken: (error: Error) => void;
}

/** `GET /healthz` and `/readyz` by a thread of its own. @throws the system's error when it can't listen */
export async function serveHealth(options: HealthServerOptions): Promise<HealthServer> {
  const { host, port, file, isReady, onBroken } = options;
  const signs = new Signs();
  const data: HealthThreadData = { host, port, memory: signs.memory };
  // The environment has secrets, which are none of its business.
  const worker = new Worker(file, { workerData: data, env: {} });
  const [listensAt] = (await once(worker, 'message')) as [number];
  worker.on('error', onBroken);
  const timer = setInterval(() => signs.show(isReady()), BEAT_MS);
  // Neither holds up the process's end.
  worker.unref();
  timer.unref();
  return {
    port: listensAt,
    async close() {
      clearInterval(timer);
      await worker.terminate();
    },
  };
}
