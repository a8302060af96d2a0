import { Neighbour, type NeighbourOptions } from '../../server/neighbour';
import { ServiceError } from '../../server/service-error';

const down = () => Promise.reject(new Error('down'));
const fine = () => Promise.resolve('answer');
const never = (signal: AbortSignal) =>
  new Promise<string>((_, reject) => {
    signal.addEventListener('abort', () => reject(new Error('aborted')));
  });

function world(options: Partial<NeighbourOptions> = {}) {
  let time = 1000;
  const outcomes: string[] = [];
  const breaker: boolean[] = [];
  const inFlight: number[] = [];
  const neighbour = new Neighbour({
    name: 'it',
    maxInFlight: 20,
    deadlineMs: 1000,
    busy: (retryAfter) => new ServiceError(503, 'busy', 'Busy.', { retryAfter }),
    now: () => time,
    watch: {
      onOutcome: (_, outcome) => void outcomes.push(outcome),
      onInFlight: (_, count) => void inFlight.push(count),
      onBreaker: (_, open) => void breaker.push(open),
    },
    ...options,
  });
  const ask = (request: Parameters<Neighbour['ask']>[0] = fine) =>
    neighbour.ask(request).catch((error: unknown) => error);
  const fail = async (count: number) => {
    for (let n = 0; n < count; n += 1) await ask(down);
  };
  const advance = (ms: number) => (time += ms);
  return { neighbour, ask, fail, advance, outcomes, breaker, inFlight };
}

const busy = (retryAfter: number) => expect.objectContaining({ code: 'busy', retryAfter });

test('asks, and gives what comes of it', async () => {
  const { ask, outcomes, inFlight } = world();
  expect(await ask()).toBe('answer');
  expect(await ask(down)).toEqual(new Error('down'));
  expect(outcomes).toEqual(['answered', 'failed']);
  expect(inFlight).toEqual([1, 0, 1, 0]);
});

test('asks so many at once and no more', async () => {
  const { ask, outcomes } = world({ maxInFlight: 3, deadlineMs: 50 });
  const all = await Promise.all(Array.from({ length: 10 }, () => ask(never)));
  expect(all.filter((error) => (error as ServiceError).code === 'busy')).toHaveLength(7);
  expect(outcomes.filter((outcome) => outcome === 'full')).toHaveLength(7);
  expect(await ask()).toBe('answer');
});

test('waits for no longer than its deadline', async () => {
  const { ask } = world({ deadlineMs: 30 });
  expect(await ask(never)).toEqual(new Error('aborted'));
});

test('is asked no more for a while when most fail', async () => {
  const { ask, fail, advance, outcomes, breaker } = world();
  await fail(9);
  expect(await ask(down)).toEqual(new Error('down'));
  expect(breaker).toEqual([true]);
  expect(await ask()).toEqual(busy(5));
  advance(3500);
  expect(await ask()).toEqual(busy(2));
  expect(outcomes.filter((outcome) => outcome === 'open')).toHaveLength(2);
});

test('goes on being asked when some fail among many', async () => {
  const { ask, fail, breaker } = world();
  for (let n = 0; n < 30; n += 1) await ask();
  await fail(30);
  expect(breaker).toEqual([]);
  await fail(1);
  expect(breaker).toEqual([true]);
});

test('forgets failures of long ago', async () => {
  const { fail, advance, breaker } = world();
  await fail(9);
  advance(11_000);
  await fail(9);
  expect(breaker).toEqual([]);
});

test('after a while one asks, and when that one is answered, all do', async () => {
  const { ask, fail, advance, breaker } = world();
  await fail(10);
  advance(5001);
  let answer: (text: string) => void = () => undefined;
  const probe = ask(() => new Promise<string>((resolve) => (answer = resolve)));
  // The others don't wait for what becomes of it.
  expect(await ask()).toEqual(busy(1));
  answer('back');
  expect(await probe).toBe('back');
  expect(await ask()).toBe('answer');
  expect(breaker).toEqual([true, false]);
  // The failures from before are forgotten.
  await fail(9);
  expect(breaker).toEqual([true, false]);
});

test('when that one fails, it waits for longer and longer', async () => {
  const { ask, fail, advance } = world();
  await fail(10);
  for (const seconds of [10, 20, 30, 30]) {
    advance(40_000);
    await ask(down);
    expect(await ask()).toEqual(busy(seconds));
  }
});

test('a refusal is an answer, "not now" isn’t', async () => {
  const { ask, breaker } = world();
  const refuse = (status: number) => () => Promise.reject(new ServiceError(status, 'no', 'No.'));
  for (let n = 0; n < 50; n += 1) await ask(refuse(401));
  expect(breaker).toEqual([]);
  for (let n = 0; n < 51; n += 1) await ask(refuse(503));
  expect(breaker).toEqual([true]);
});
