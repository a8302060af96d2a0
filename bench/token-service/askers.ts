import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

/** What people met who asked for tokens all the while. */
export interface Asked {
  /** ms that each answer took, the quickest first. */
  readonly times: readonly number[];
  /** What went wrong: a status, or the system's error. */
  readonly failures: readonly string[];
}

/** Of sorted numbers that below which such a part of them lies. */
export const quantile = (sorted: readonly number[], part: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? NaN;

/** So many people ask for tokens, each over a connection of their own, `pauseMs` after each answer. */
export function askForTokens(url: string, sessions: readonly string[], pauseMs: number) {
  const times: number[] = [];
  const failures: string[] = [];
  let running = true;

  async function one(session: string): Promise<void> {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    while (running) {
      const began = performance.now();
      const status = await post(agent, url, session).catch((error: Error) => error.message);
      times.push(performance.now() - began);
      if (status !== 200) failures.push(String(status));
      await sleep(pauseMs);
    }
    agent.destroy();
  }

  const all = Promise.all(sessions.map(one));
  return {
    /** Resolves once the last has its answer. */
    async stop(): Promise<Asked> {
      running = false;
      await all;
      return { times: times.sort((a, b) => a - b), failures };
    },
  };
}

function post(agent: Agent, url: string, session: string): Promise<number | undefined> {
  const body = '{"roomID":"room"}';
  return new Promise((resolve, reject) => {
    const asking = request(
      `${url}/v1/token`,
      {
        agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'content-length': body.length,
          authorization: `Bearer ${session}`,
        },
      },
      (response) => {
        response.resume();
        response.on('end', () => resolve(response.statusCode));
        response.on('error', reject);
      },
    );
    asking.on('error', reject);
    asking.end(body);
  });
}
