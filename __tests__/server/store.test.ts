/** What is remembered, in memory and in a real Redis: the same promises. */
import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryStore } from '../../server/store/memory-store';
import { RedisStore } from '../../server/store/redis-store';
import type { Store } from '../../server/store/store';
import { startRedis, type Redis } from '../support/redis';

let redis: Redis;
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const kinds: readonly [string, () => Promise<readonly [Store, Store]>][] = [
  [
    'in memory',
    async () => {
      const one = new MemoryStore();
      return [one, one];
    },
  ],
  [
    'in Redis, of two instances',
    async () => {
      await redis.empty();
      const two = [new RedisStore({ url: redis.url }), new RedisStore({ url: redis.url })] as const;
      await Promise.all(two.map((store) => store.connect()));
      return two;
    },
  ],
];

describe.each(kinds)('a store %s', (_, open) => {
  let one: Store;
  let other: Store;
  beforeEach(async () => {
    [one, other] = await open();
  });
  afterEach(() => Promise.all([one.close(), other.close()]));

  it('gives back what was written, wherever it is read', async () => {
    await one.write('lock:a', 'locked', 60);
    await one.write(['removed:a', 'ann'], 'why', 60);
    await one.write(['removed:a', 'bob'], '', 60);
    const read = ['lock:a', ['removed:a', 'ann'], ['removed:a', 'bob'], 'lock:b'] as const;
    expect(await other.read([...read, ['removed:a', 'eve']])).toEqual([
      'locked',
      'why',
      '',
      undefined,
      undefined,
    ]);
    expect(await other.fields('removed:a')).toEqual({ ann: 'why', bob: '' });
    expect(await other.fields('removed:b')).toEqual({});
    await other.remove(['removed:a', 'ann']);
    await other.remove('lock:a');
    expect(await one.read(read)).toEqual([undefined, undefined, '', undefined]);
  });

  it('takes names for names, whatever they look like', async () => {
    for (const name of ['__proto__', 'constructor', 'a b:c', '房间', '*']) {
      await one.write([name, '__proto__'], name, 60);
      expect(await other.read([[name, '__proto__']])).toEqual([name]);
      expect(await other.fields(name)).toEqual({ ['__proto__']: name });
    }
  });

  it('forgets in time, and what is written anew stays', async () => {
    await one.write('short', '1', 1);
    await one.write(['fields', 'old'], '1', 1);
    await one.write('renewed', '1', 1);
    await sleep(600);
    await one.write('renewed', '2', 60);
    await one.write(['other', 'x'], '1', 60);
    await sleep(600);
    expect(await other.read(['short', ['fields', 'old'], 'renewed'])).toEqual([
      undefined,
      undefined,
      '2',
    ]);
  });

  it('lets one of many have what is there once', async () => {
    const claims = Array.from({ length: 50 }, (__, n) => (n % 2 ? one : other).claim('nonce', 60));
    expect((await Promise.all(claims)).filter(Boolean)).toHaveLength(1);
    expect(await one.claim('another', 1)).toBe(true);
    await sleep(1100);
    expect(await other.claim('another', 1)).toBe(true);
  });

  it('counts what all of them count', async () => {
    const sums = await Promise.all(
      Array.from({ length: 40 }, (__, n) => (n % 2 ? one : other).add('uses', 1, 60)),
    );
    expect([...sums].sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (__, n) => n + 1));
    expect(await one.add('uses', 0, 60)).toBe(40);
  });

  it('gives a task that is due to one, and to another if that one is heard of no more', async () => {
    await one.schedule('later', 60);
    await one.schedule('now', 0);
    await one.schedule('done', 0);
    await one.unschedule('done');
    const taken = await Promise.all([one.takeDue(10, 1), other.takeDue(10, 1)]);
    expect(taken.flat()).toEqual(['now']);
    await sleep(1100);
    expect(await other.takeDue(10, 60)).toEqual(['now']);
    await other.unschedule('now');
    await one.schedule('later', 0);
    expect(await one.takeDue(10, 60)).toEqual(['later']);
    expect(await other.takeDue(10, 60)).toEqual([]);
  });
});

test('a memory that is full takes nothing new, and forgets nothing that counts', async () => {
  let now = 0;
  const store = new MemoryStore({ capacity: 3, now: () => now });
  for (const key of ['a', 'b', 'c']) await store.write(key, key, 10);
  await expect(store.write('d', 'd', 10)).rejects.toMatchObject({ code: 'store_unavailable' });
  await store.write('a', 'anew', 20);
  expect(await store.read(['a', 'b', 'c', 'd'])).toEqual(['anew', 'b', 'c', undefined]);
  now = 11_000;
  await store.write('d', 'd', 10);
  expect(await store.read(['a', 'b', 'd'])).toEqual(['anew', undefined, 'd']);
});

describe('without Redis', () => {
  it('says so at once, once, and goes on when it is back', async () => {
    const told: string[] = [];
    const own = await startRedis();
    const store = new RedisStore({
      url: own.url,
      onState: (up, cause) => void told.push(up ? 'up' : `down ${cause}`),
    });
    await store.connect();
    await store.write('a', '1', 60);
    await own.stop();
    const began = performance.now();
    for (let n = 0; n < 3; n += 1) {
      await expect(store.read(['a'])).rejects.toMatchObject({
        status: 503,
        code: 'store_unavailable',
        retryAfter: 2,
      });
    }
    expect(performance.now() - began).toBeLessThan(1500);
    expect(told).toEqual(['up', expect.stringMatching(/^down \w+/)]);
    const again = await startRedis(own.port);
    await expect(until(() => store.claim('b', 60))).resolves.toBe(true);
    expect(told.at(-1)).toBe('up');
    await store.close();
    await again.stop();
  });

  it('that never answers, a question ends all the same', async () => {
    const own = await startRedis();
    const store = new RedisStore({ url: own.url });
    await store.connect();
    own.freeze();
    const began = performance.now();
    await expect(store.claim('a', 60)).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(performance.now() - began).toBeLessThan(1500);
    await store.close();
    await own.stop();
  });
});

/** Asks until it is answered. */
async function until<T>(ask: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch {
      await sleep(50);
    }
  }
}
