import { RateLimiter, type RateLimiterOptions } from '../../server/http/rate-limiter';

const MINUTE = 60_000;

/** A limiter at the beginning of a window, and its clock. */
function world(options: Partial<RateLimiterOptions> = {}) {
  let time = 5 * MINUTE;
  const over: string[] = [];
  const onOver = (key: string) => void over.push(key);
  const limiter = new RateLimiter({ limit: 10, now: () => time, onOver, ...options });
  const times = (count: number, key = 'a') =>
    Array.from({ length: count }, () => limiter.count(key)).filter((wait) => wait === 0).length;
  return { limiter, over, times, advance: (ms: number) => (time += ms) };
}

test('lets so many through in a window, of each key', () => {
  const { times, limiter } = world();
  expect(times(100)).toBe(10);
  expect(times(100, 'b')).toBe(10);
  expect(limiter.count('c', 2)).toBe(0);
});

test('a share is a multiple of the limit', () => {
  const { limiter } = world();
  const waits = Array.from({ length: 50 }, () => limiter.count('network', 3));
  expect(waits.filter((wait) => wait === 0)).toHaveLength(30);
});

test('never lets twice the limit through around the turn of a window', () => {
  const { times, advance } = world();
  advance(MINUTE - 1000);
  expect(times(100)).toBe(10);
  advance(2000);
  expect(times(100)).toBeLessThanOrEqual(1);
  advance(MINUTE / 2);
  expect(times(100)).toBeLessThanOrEqual(6);
});

test('who waits as long as told gets in, and not a second earlier', () => {
  for (const into of [0, 13_000, 59_000]) {
    for (const limit of [1, 2, 10, 600]) {
      const { limiter, times, advance } = world({ limit });
      advance(into);
      times(limit);
      const wait = limiter.count('a');
      expect(wait).toBeGreaterThan(0);
      advance((wait - 1.01) * 1000);
      expect(limiter.count('a')).toBeGreaterThan(0);
      advance(2020);
      expect(limiter.count('a')).toBe(0);
    }
  }
});

test('who goes on and on is held to the limit, not shut out for good', () => {
  const { times, advance } = world();
  let through = 0;
  for (let second = 0; second < 600; second += 1) {
    through += times(20);
    advance(1000);
  }
  expect(through).toBeGreaterThan(60);
  expect(through).toBeLessThanOrEqual(110);
});

test('forgets no offender, however many others come, and its memory has an end', () => {
  const { limiter, times } = world({ capacity: 1000 });
  times(100, 'offender');
  for (let other = 0; other < 50_100; other += 1) limiter.count(`other ${other}`);
  expect(limiter.count('offender')).toBeGreaterThan(0);
  expect(limiter.size).toBeLessThan(1000 + 4096 + 1);
});

test('a crowd that is beyond its memory gets in all the same', () => {
  const { limiter } = world({ capacity: 1000, limit: 600 });
  const waits = Array.from({ length: 100_000 }, (_, other) => limiter.count(`other ${other}`));
  expect(waits.filter((wait) => wait > 0)).toEqual([]);
});

test('tells of each offender once in a window', () => {
  const { over, times, advance } = world();
  times(50);
  times(50, 'b');
  expect(over).toEqual(['a', 'b']);
  advance(2 * MINUTE);
  times(50);
  expect(over).toEqual(['a', 'b', 'a']);
});
