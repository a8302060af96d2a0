/** More than can be done: who comes too much is told at once, who was let in is answered. */
import { createConnection } from 'node:net';
import { LoopBudget } from '../../server/http/loop-budget';
import { createTokenServer } from '../../server/http/server';
import { createLogger } from '../../server/log/logger';
import { Metrics } from '../../server/metrics';
import type { TokenService } from '../../server/token-rules';

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('a turn of the event loop', () => {
  let time = 0;
  const world = () => new LoopBudget(() => time);

  it('takes what fits', async () => {
    const budget = world();
    for (let turns = 0; turns < 5; turns += 1) {
      for (let n = 0; n < 500; n += 1) {
        time += 0.05;
        expect(budget.admits()).toBe(true);
      }
      await turn();
    }
    expect(budget.isOver).toBe(false);
  });

  it('takes no more once it and those before it were long for a while, and more in the next', async () => {
    const budget = world();
    for (let n = 0; n < 20; n += 1) expect(budget.admits()).toBe(true);
    time += 50;
    expect(budget.admits()).toBe(true);
    time += 251;
    expect(budget.admits()).toBe(false);
    expect(budget.isOver).toBe(true);
    await turn();
    expect(budget.admits()).toBe(true);
    expect(budget.isOver).toBe(true);
    time += 2001;
    expect(budget.isOver).toBe(false);
  });

  /** A turn that takes 30 requests and so many ms. @returns how many it turned away */
  async function turnOf(budget: LoopBudget, ms: number): Promise<number> {
    let refused = 0;
    for (let n = 0; n < 30; n += 1) {
      if (!budget.admits()) refused += 1;
      time += ms / 30;
    }
    await turn();
    return refused;
  }

  it('bears a long one, and a short one makes all good', async () => {
    const budget = world();
    for (let times = 0; times < 20; times += 1) {
      expect(await turnOf(budget, 100)).toBe(0);
      expect(await turnOf(budget, 100)).toBe(0);
      expect(await turnOf(budget, 10)).toBe(0);
    }
  });

  it('sheds when none is short, and stops as soon as one is', async () => {
    const budget = world();
    const refused: number[] = [];
    for (let times = 0; times < 6; times += 1) refused.push(await turnOf(budget, 100));
    expect(refused.slice(0, 2)).toEqual([0, 0]);
    expect(refused.at(-1)).toBeGreaterThan(5);
    await turnOf(budget, 10);
    expect(await turnOf(budget, 100)).toBe(0);
  });

  it('takes some on a machine that stood still', () => {
    const budget = world();
    for (let n = 0; n < 20; n += 1) {
      time += 500;
      expect(budget.admits()).toBe(true);
    }
  });
});

/** As slow as if a hundred others had the processor. */
function open() {
  const end = performance.now() + 8;
  while (performance.now() < end);
  return { userID: 'u', expiresAt: 9e9 };
}

const REQUESTS = 60;
const body = '{"roomID":"room"}';
const request = [
  'POST /v1/token HTTP/1.1',
  'Host: a',
  'Authorization: Bearer a.b',
  'Content-Type: application/json',
  `Content-Length: ${body.length}`,
  '',
  body,
].join('\r\n');

/** Sends all at once, so that they are read in one turn. Resolves to the answers. */
function flood(url: string): Promise<string[]> {
  return new Promise((resolve, reject) => {
    let text = '';
    const socket = createConnection(Number(new URL(url).port), '127.0.0.1', () => {
      socket.write(request.repeat(REQUESTS));
    });
    socket.on('error', reject);
    socket.on('data', (data) => {
      text += String(data);
      const answers = text.split(/(?=HTTP\/1\.1 )/);
      if (answers.length < REQUESTS || !text.endsWith('}')) return;
      socket.destroy();
      resolve(answers);
    });
  });
}

test('past its limit the service sheds, answers what it took, and says so to who looks after it', async () => {
  const metrics = new Metrics();
  const token = () => ({ token: 't', userID: 'u', expiresAt: 9e9 });
  const server = await createTokenServer({
    service: { open, token } as unknown as TokenService,
    corsOrigins: [],
    trustProxy: [],
    connections: { perAddress: 1000, total: 4000 },
    log: createLogger('silent', { write: () => undefined }),
    metrics,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const ready = async () => (await fetch(`${url}/readyz`)).status;
  expect(await ready()).toBe(200);
  expect(server.isReady).toBe(true);
  const answers = await flood(url);
  const served = answers.filter((answer) => answer.startsWith('HTTP/1.1 200 '));
  const shed = answers.filter((answer) => answer.startsWith('HTTP/1.1 503 '));
  expect(served.length + shed.length).toBe(REQUESTS);
  expect(served.length).toBeGreaterThanOrEqual(20);
  expect(shed.length).toBeGreaterThanOrEqual(20);
  for (const answer of shed) {
    expect(answer).toMatch(/retry-after: [123]\r/i);
    expect(answer).toContain('"code":"overloaded"');
  }
  expect(await ready()).toBe(503);
  expect(server.isReady).toBe(false);
  expect((await fetch(`${url}/healthz`)).status).toBe(200);
  expect(await metrics.text()).toMatch(/turned_away_total\{reason="overloaded"\} [1-9]/);
  await server.stop(0);
});
