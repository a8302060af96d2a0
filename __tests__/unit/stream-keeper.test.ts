import { CallError } from '@/call/errors/call-error';
import type { FailureKind } from '@/call/errors/failures';
import { StreamKeeper } from '@/call/session/streams/stream-keeper';
import { Timers } from '@/call/session/async/timers';
import { FakeClock, settled } from '../support/fake-clock';
import { Deferred } from '../support/fake-engine';

const error = (kind: FailureKind = 'play-failed') => new CallError(kind, 'play', { code: -1 });

/** A keeper of a stream that the test plays: starts resolve, nothing more, unless it says so. */
function world() {
  const clock = new FakeClock();
  const starts: { at: number; previous: CallError | null; wanted: () => boolean }[] = [];
  const told: (string | null)[] = [];
  const stream = {
    step: 'play' as const,
    onStart: () => Promise.resolve(),
    stops: 0,
    start(previous: CallError | null, wanted: () => boolean) {
      starts.push({ at: clock.now(), previous, wanted });
      return stream.onStart();
    },
    stop: () => void (stream.stops += 1),
    onFailure: (failure: CallError | null, tries: number) =>
      void told.push(failure && `${failure.kind} ${tries}`),
  };
  const keeper = new StreamKeeper(stream, new Timers(clock));
  return { clock, starts, told, stream, keeper };
}

test('wanting twice starts once', async () => {
  const { keeper, starts, stream } = world();
  keeper.ensureStarted();
  keeper.ensureStarted();
  keeper.running();
  keeper.ensureStarted();
  await settled();
  expect(starts).toHaveLength(1);
  expect(stream.stops).toBe(0);
});

test('tries again after 1, 2, 4, 5, 5, 5 s, each time stopped first', async () => {
  const { clock, keeper, starts, stream, told } = world();
  stream.onStart = () => Promise.reject(error());
  keeper.ensureStarted();
  await clock.advance(22_000);
  const pauses = starts.slice(1).map(({ at }, n) => at - (starts[n]?.at ?? 0));
  expect(pauses).toEqual([1000, 2000, 4000, 5000, 5000, 5000]);
  expect(stream.stops).toBe(7);
  expect(told.slice(0, 3)).toEqual(['play-failed 1', 'play-failed 2', 'play-failed 3']);
});

test('one that went for a while begins to count anew', async () => {
  const { clock, keeper, starts } = world();
  keeper.ensureStarted();
  for (let n = 0; n < 3; n += 1) {
    keeper.failed(error());
    await clock.advance(1000);
    keeper.running();
    await clock.advance(6000);
  }
  expect(starts).toHaveLength(4);
});

test('tells the next start why the last one ended, and forgets it once it goes', async () => {
  const { clock, keeper, starts, told } = world();
  keeper.ensureStarted();
  keeper.failed(error('stream-in-use'));
  await clock.advance(1000);
  keeper.running();
  await clock.advance(6000);
  keeper.failed(error());
  await clock.advance(1000);
  expect(starts.map(({ previous }) => previous?.kind)).toEqual([
    undefined,
    'stream-in-use',
    'play-failed',
  ]);
  expect(told).toEqual(['stream-in-use 1', null, 'play-failed 1']);
});

test('a start that nobody answers counts as failed after 10 s', async () => {
  const { clock, keeper, told } = world();
  keeper.ensureStarted();
  await clock.advance(9999);
  expect(told).toEqual([]);
  await clock.advance(1);
  expect(told).toEqual(['play-failed 1']);
});

test.each(['microphone-refused', 'publish-forbidden', 'configuration'] as const)(
  '%s is final, until a person asks again',
  async (kind) => {
    const { clock, keeper, starts } = world();
    keeper.ensureStarted();
    keeper.failed(error(kind));
    await clock.advance(60_000);
    keeper.suspend(false);
    keeper.resume();
    expect(starts).toHaveLength(1);
    expect(clock.outstanding).toBe(0);
    keeper.ensureStarted();
    expect(starts).toHaveLength(2);
  },
);

test('a wish while waiting for the next try starts at once, and once', async () => {
  const { clock, keeper, starts } = world();
  keeper.ensureStarted();
  keeper.failed(error());
  keeper.ensureStarted();
  keeper.running();
  await clock.advance(30_000);
  expect(starts).toHaveLength(2);
});

describe('a start overtaken by a stop', () => {
  test.each([
    ['dropped', (keeper: StreamKeeper) => keeper.drop()],
    ['suspended', (keeper: StreamKeeper) => keeper.suspend(true)],
    ['failed', (keeper: StreamKeeper) => keeper.failed(error())],
  ])('%s: is told that it is not wanted, and its late error fails nothing', async (_how, act) => {
    const { keeper, starts, stream, told } = world();
    const one = new Deferred();
    stream.onStart = () => one.promise;
    keeper.ensureStarted();
    expect(starts[0]?.wanted()).toBe(true);
    act(keeper);
    expect(starts[0]?.wanted()).toBe(false);
    const before = [...told];
    one.reject(error());
    await settled();
    expect(told).toEqual(before);
    expect(stream.stops).toBe(1);
  });

  test('dropped: an event of it that comes late changes nothing', async () => {
    const { clock, keeper, starts, told } = world();
    keeper.ensureStarted();
    keeper.drop();
    keeper.running();
    keeper.failed(error());
    keeper.markAlive();
    keeper.resume();
    await clock.advance(60_000);
    expect(starts).toHaveLength(1);
    expect(told).toEqual([]);
    expect(clock.outstanding).toBe(0);
  });

  test('its late error does not fail the next start', async () => {
    const { keeper, stream, told } = world();
    const first = new Deferred();
    stream.onStart = () => first.promise;
    keeper.ensureStarted();
    keeper.suspend(true);
    stream.onStart = () => Promise.resolve();
    keeper.resume();
    first.reject(error());
    await settled();
    expect(told).toEqual([]);
  });

  test('a stop that tells from within that it stopped is no second failure', async () => {
    const { clock, keeper, stream, told } = world();
    stream.stop = () => {
      stream.stops += 1;
      keeper.failed(error());
    };
    keeper.ensureStarted();
    keeper.failed(error());
    expect(told).toEqual(['play-failed 1']);
    await clock.advance(999);
    expect(stream.stops).toBe(1);
  });
});

describe('without a room', () => {
  test('what was starting or waiting is held; resuming starts it at once', async () => {
    for (const fails of [true, false]) {
      const { clock, keeper, starts } = world();
      keeper.ensureStarted();
      if (fails) keeper.failed(error());
      keeper.suspend(false);
      await clock.advance(60_000);
      expect(starts).toHaveLength(1);
      expect(clock.outstanding).toBe(0);
      keeper.resume();
      expect(starts).toHaveLength(2);
    }
  });

  test('what is wanted or fails meanwhile is held too', async () => {
    const { clock, keeper, starts } = world();
    keeper.suspend(false);
    keeper.ensureStarted();
    expect(starts).toHaveLength(0);
    keeper.resume();
    keeper.running();
    keeper.suspend(false);
    keeper.failed(error());
    await clock.advance(60_000);
    expect(starts).toHaveLength(1);
    keeper.resume();
    expect(starts).toHaveLength(2);
  });

  test('what runs goes on, unless something needs it silent', () => {
    const { keeper, stream, starts } = world();
    keeper.ensureStarted();
    keeper.running();
    keeper.suspend(false);
    expect(stream.stops).toBe(0);
    keeper.suspend(true);
    expect(stream.stops).toBe(1);
    keeper.resume();
    expect(starts).toHaveLength(2);
  });

  test('resuming wants a sign of life within 7 s, and restarts one that gives none', async () => {
    const { clock, keeper, starts, stream } = world();
    keeper.ensureStarted();
    keeper.running();
    keeper.suspend(false);
    keeper.resume();
    await clock.advance(5000);
    keeper.markAlive();
    await clock.advance(60_000);
    expect(stream.stops).toBe(0);

    keeper.suspend(false);
    keeper.resume();
    await clock.advance(6999);
    expect(stream.stops).toBe(0);
    await clock.advance(1);
    expect(stream.stops).toBe(1);
    await clock.advance(1000);
    expect(starts).toHaveLength(2);
  });

  test('resuming twice waits once', async () => {
    const { clock, keeper } = world();
    keeper.ensureStarted();
    keeper.running();
    keeper.resume();
    keeper.resume();
    expect(clock.outstanding).toBe(1);
    keeper.markAlive();
    expect(clock.outstanding).toBe(0);
    await settled();
  });

  test('one that was never wanted does not start', () => {
    const { keeper, starts } = world();
    keeper.suspend(true);
    keeper.resume();
    expect(starts).toHaveLength(0);
  });
});

describe('a fault of the element', () => {
  test('fails a stream that is only on its way', async () => {
    const { clock, keeper, starts, told } = world();
    keeper.ensureStarted();
    keeper.doubt(error());
    expect(told).toEqual(['play-failed 1']);
    await clock.advance(1000);
    expect(starts).toHaveLength(2);
  });

  test('stops nothing that flows; what gives no sign of life within 7 s begins anew', async () => {
    const { clock, keeper, starts, told } = world();
    keeper.ensureStarted();
    keeper.running();
    keeper.doubt(error());
    await clock.advance(6999);
    keeper.markAlive();
    await clock.advance(60_000);
    expect([starts.length, told]).toEqual([1, [null]]);
    keeper.doubt(error());
    await clock.advance(7000);
    expect(told.at(-1)).toBe('play-failed 1');
    await clock.advance(1000);
    expect(starts).toHaveLength(2);
  });

  test('that trying again can’t mend ends it at once', () => {
    const { keeper, stream, told } = world();
    keeper.ensureStarted();
    keeper.running();
    keeper.doubt(error('microphone-refused'));
    expect([stream.stops, told.at(-1)]).toEqual([1, 'microphone-refused 1']);
  });
});
