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
  /** How many an instance turned away, for it had more than it could do; clients come again. */
  readonly shed: number;
  /** What went wrong: one line for each other request that got no 200. */
  readonly lost: readonly string[];
  stop(): Promise<void>;
}

const HEALTH_INTERVAL = 100;

const OK = '200';
/** How an instance says that it has too much to do: `server/http/refusals.ts`. */
const SHED = '503 {"code":"overloaded"';

/** Keeps so many requests going, each `pause` ms after the one before. */
export function balance(workers: number, pause: number, next: () => Call): Balancer {
  const agent = new Agent({ keepAlive: true });
  const healthy = new Map<string, boolean>();
  const answered = new Map<string, number>();
  const lost: string[] = [];
  let shed = 0;
  let running = true;

  async function work(number: number): Promise<void> {
    for (let turn = number; running; turn += 1) {
      const urls = [...healthy].flatMap(([url, ok]) => (ok ? [url] : []));
      const url = urls[turn % urls.length];
      if (url !== undefined) {
        const answer = await ask(agent, url, next()).catch((error: Error) => error.message);
        if (answer === OK) answered.set(url, (answered.get(url) ?? 0) + 1);
        else if (answer.startsWith(SHED)) shed += 1;
        else lost.push(`${url}: ${answer}`);
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
    get shed() {
      return shed;
    },
    lost,
    async stop() {
      running = false;
      await all;
      agent.destroy();
    },
  };
}

/** Posts JSON. @returns the status, and what it says where that is not 200 */
function ask(agent: Agent, url: string, { path, body, headers }: Call): Promise<string> {
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
        let said = '';
        response.setEncoding('utf8').on('data', (part: string) => (said += part));
        response.on('end', () => {
          const status = String(response.statusCode);
          resolve(status === OK ? OK : `${status} ${said}`);
        });
        response.on('error', reject);
      },
    );
    asking.on('error', reject);
    asking.end(text);
  });
}
