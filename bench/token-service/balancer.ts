import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Call {
  readonly path: string;
  readonly body: object;
  readonly headers?: Readonly<Record<string, string>>;
}

/** A load balancer as small as can be: it asks who is healthy, and keeps its connections. */
export interface Balancer {
  /** Takes an instance in or out; one that is out is not asked any more. */
  add(url: string): void;
  remove(url: string): void;
  /** How many answers came from where. */
  readonly answered: ReadonlyMap<string, number>;
  /** What went wrong: one line for each request that got no 200. */
  readonly lost: readonly string[];
  stop(): Promise<void>;
}

const HEALTH_INTERVAL = 100;

/** Keeps so many requests going, each `pause` ms after the one before. */
export function balance(workers: number, pause: number, next: () => Call): Balancer {
  const agent = new Agent({ keepAlive: true });
  const healthy = new Map<string, boolean>();
  const answered = new Map<string, number>();
  const lost: string[] = [];
  let running = true;

  async function work(number: number): Promise<void> {
    for (let turn = number; running; turn += 1) {
      const urls = [...healthy].flatMap(([url, ok]) => (ok ? [url] : []));
      const url = urls[turn % urls.length];
      if (url !== undefined) {
        const status = await ask(agent, url, next()).catch((error: Error) => error.message);
        if (status === 200) answered.set(url, (answered.get(url) ?? 0) + 1);
        else lost.push(`${url}: ${status}`);
      }
      await sleep(pause);
    }
  }

  async function watch(): Promise<void> {
    while (running) {
      for (const url of healthy.keys()) {
        const ok = await fetch(`${url}/readyz`).then(
          (response) => response.ok,
          () => false,
        );
        if (healthy.has(url)) healthy.set(url, ok);
      }
      await sleep(HEALTH_INTERVAL);
    }
  }

  const all = Promise.all([watch(), ...Array.from({ length: workers }, (_, n) => work(n))]);
  return {
    add: (url) => void healthy.set(url, true),
    remove: (url) => void healthy.delete(url),
    answered,
    lost,
    async stop() {
      running = false;
      await all;
      agent.destroy();
    },
  };
}

/** Posts JSON. @returns the status */
function ask(agent: Agent, url: string, { path, body, headers }: Call): Promise<number> {
  const text = JSON.stringify(body);
  return new Promise((resolve, reject) => {
    const asking = request(
      url + path,
      {
        agent,
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          'Content-Length': Buffer.byteLength(text),
          ...headers,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode ?? 0));
        response.on('error', reject);
      },
    );
    asking.on('error', reject);
    asking.end(text);
  });
}
