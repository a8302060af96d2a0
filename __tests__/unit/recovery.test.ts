import { CallError } from '@/call/errors/call-error';
import type { FailureKind } from '@/call/errors/failures';
import { CommandQueue } from '@/call/session/async/command-queue';
import { createRecovery } from '@/call/session/recovery/recovery';
import type { Reach } from '@/call/session/recovery/reachability';
import { Timers } from '@/call/session/async/timers';
import { FakeClock, settled } from '../support/fake-clock';

/** A recovery whose every login anew fails, and which nobody lets in, unless the test says otherwise. */
function world() {
  const clock = new FakeClock();
  const start = clock.now();
  const queue = new CommandQueue((error) => {
    throw error;
  });
  const it = {
    clock,
    queue,
    /** 0: no jitter. */
    random: 0,
    reach: 'in-room' as Reach,
    sdkTries: true,
    /** Others are heard all the while; else: when they last were. */
    soundFlows: false,
    heardAt: -Infinity,
    soundLost: false,
    reachable: false,
    /** s since the start at which it was asked whether the cloud is there */
    knocks: [] as number[],
    onProbe: (): Promise<void> | void => undefined,
    /** s since the start at which a login anew began */
    tries: [] as number[],
    gaveUp: [] as string[],
    onRelogin: (): Promise<void> => Promise.reject(new CallError('login-failed', 'login')),
    go(reach: Reach) {
      it.reach = reach;
      recovery.refresh();
    },
  };
  const elapsed = () => (clock.now() - start) / 1000;
  const recovery = createRecovery({
    timers: new Timers(clock),
    random: () => it.random,
    reach: () => it.reach,
    sdkTries: () => it.sdkTries,
    heardAt: () => (it.soundFlows ? clock.now() : it.heardAt),
    soundLost: () => it.soundLost,
    probeLink: async () => {
      it.knocks.push(elapsed());
      await it.onProbe();
      return it.reachable;
    },
    run: (command) => queue.run(command),
    relogin: () => {
      it.tries.push(elapsed());
      return it.onRelogin();
    },
    giveUp: (error) => {
      it.gaveUp.push(error.kind);
      recovery.stop();
    },
  });
  return Object.assign(it, { recovery });
}

test('leaves the SDK its first try, then knocks once a second', async () => {
  const it = world();
  it.go('no-room');
  await it.clock.advance(6500);
  expect(it.knocks).toEqual([3.5, 4.5, 5.5, 6.5]);
  expect(it.tries).toEqual([]);
});

test.each<[string, Partial<ReturnType<typeof world>>, Reach]>([
  ['the phone says that there is no network', {}, 'no-network'],
  ['the media say so', { soundLost: true }, 'no-room'],
  ['the SDK has given up', { sdkTries: false }, 'no-room'],
])('knocks at once where %s', async (_why, how, reach) => {
  const it = Object.assign(world(), how);
  it.go(reach);
  await it.clock.advance(2000);
  expect(it.knocks).toEqual([0, 1, 2]);
});

test('logs in anew as soon as a knock is answered, told of a network or not', async () => {
  for (const reach of ['no-room', 'no-network'] as const) {
    const it = world();
    it.onRelogin = async () => void (it.reach = 'in-room');
    it.go(reach);
    await it.clock.advance(60_500);
    it.reachable = true;
    await it.clock.advance(1000);
    expect(it.tries).toHaveLength(1);
    expect(it.tries[0]).toBeLessThanOrEqual(61.5);
    expect(it.clock.outstanding).toBe(0);
  }
});

test('a knock that hangs holds up no other', async () => {
  const it = world();
  it.onProbe = () => (it.knocks.length === 1 ? new Promise<void>(() => undefined) : undefined);
  it.go('no-network');
  await it.clock.advance(500);
  it.reachable = true;
  await it.clock.advance(1000);
  expect(it.tries).toEqual([1]);
});

test('never more than one knock a second, whatever is told, and none without a spread', async () => {
  const it = world();
  it.random = 1;
  it.go('no-network');
  for (let n = 0; n < 100; n += 1) {
    it.go(n % 2 ? 'no-network' : 'no-room');
    it.recovery.hint(true);
    await it.clock.advance(50);
  }
  const [first, ...others] = it.knocks;
  expect(first).toBe(0.8);
  const gaps = others.map((at, n) => Math.round((at - (it.knocks[n] ?? 0)) * 1000));
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(1000);
  expect(it.knocks.length).toBeGreaterThan(3);
});

test('with the network back a knock follows, however late the next one was due', async () => {
  const it = world();
  it.go('no-network');
  await it.clock.advance(160_500);
  const before = it.knocks.length;
  // Long without the cloud, it is looked for less often.
  await it.clock.advance(8000);
  expect(it.knocks).toHaveLength(before + 2);
  await it.clock.advance(1200);
  it.go('no-room');
  await it.clock.advance(10);
  expect(it.knocks).toHaveLength(before + 3);
});

test('a cloud that answers knocks and lets nobody in is left alone longer each time, but for a hint', async () => {
  const it = world();
  it.reachable = true;
  it.go('no-network');
  await it.clock.advance(31_500);
  expect(it.tries).toEqual([0, 1, 3, 7, 15, 23, 31]);
  it.recovery.hint();
  await it.clock.advance(500);
  expect(it.tries).toHaveLength(7);
  it.recovery.hint(true);
  await it.clock.advance(10);
  expect(it.tries).toHaveLength(8);
});

test('a room that comes back in time is left alone', async () => {
  const it = world();
  it.go('no-room');
  await it.clock.advance(3000);
  it.go('in-room');
  expect(it.clock.outstanding).toBe(0);
  await it.clock.advance(60_000);
  expect(it.knocks).toEqual([]);
});

test('while others are heard the SDK has 10 s, though the cloud is there', async () => {
  const it = world();
  it.soundFlows = it.reachable = true;
  it.go('no-room');
  await it.clock.advance(9900);
  expect(it.tries).toEqual([]);
  await it.clock.advance(1000);
  expect(it.tries).toEqual([10.5]);
});

test('while others are heard and the cloud can’t be reached, nothing is interrupted, and nothing ends', async () => {
  const it = world();
  it.soundFlows = true;
  it.go('no-room');
  await it.clock.advance(400_000);
  expect([it.tries, it.gaveUp]).toEqual([[], []]);
  it.soundFlows = false;
  await it.clock.advance(10_000);
  expect(it.gaveUp).toEqual(['reconnect-failed']);
});

test('who was heard until the loss, and not since, is not put out by a login', async () => {
  const it = world();
  it.heardAt = it.clock.now();
  it.go('no-network');
  await it.clock.advance(1500);
  it.reachable = true;
  await it.clock.advance(400);
  expect(it.tries).toEqual([]);
  await it.clock.advance(200);
  expect(it.tries).toEqual([2]);
});

test('once the sound is lost as well, no patience is left', async () => {
  const it = world();
  it.soundFlows = it.reachable = true;
  it.go('no-room');
  await it.clock.advance(1000);
  it.soundFlows = false;
  it.soundLost = true;
  it.recovery.hint();
  await it.clock.advance(10);
  expect(it.tries).toEqual([1]);
});

test('an SDK that gave up is logged in anew though others are heard: its streams will not last', async () => {
  const it = world();
  it.soundFlows = it.reachable = true;
  it.sdkTries = false;
  it.go('no-room');
  await it.clock.advance(10);
  expect(it.tries).toEqual([0]);
});

test('stopped while the cloud is asked for, nothing follows', async () => {
  const it = world();
  it.reachable = true;
  it.onProbe = () => it.recovery.stop();
  it.go('no-network');
  await it.clock.advance(5000);
  expect([it.knocks, it.tries, it.clock.outstanding]).toEqual([[0], [], 0]);
});

test('a doubt about a room that is there: knocks until something comes over its socket', async () => {
  const it = world();
  it.recovery.hint();
  await it.clock.advance(2500);
  expect(it.knocks).toEqual([0, 1, 2]);
  it.recovery.heard();
  expect(it.clock.outstanding).toBe(0);
});

test('a doubt that nothing confirms is over after a while', async () => {
  const it = world();
  it.recovery.hint();
  await it.clock.advance(60_000);
  expect(it.knocks).toHaveLength(20);
  expect(it.clock.outstanding).toBe(0);
});

test('a knock that proves the socket dead is followed by a login at once', async () => {
  const it = world();
  it.reachable = true;
  it.onProbe = () => it.go('no-room');
  it.recovery.hint();
  await it.clock.advance(10);
  expect(it.tries).toEqual([0]);
});

test.each(['no-room', 'no-network'] as const)('gives up after 300 s of %s', async (reach) => {
  const it = world();
  it.go(reach);
  await it.clock.advance(299_999);
  expect(it.gaveUp).toEqual([]);
  await it.clock.advance(1);
  expect(it.gaveUp).toEqual(['reconnect-failed']);
  await it.clock.advance(60_000);
  expect(it.clock.outstanding).toBe(0);
});

test('the 300 s count from the loss, however often the network comes and goes', async () => {
  const it = world();
  for (let n = 0; n < 30; n += 1) {
    it.go(n % 2 ? 'no-network' : 'no-room');
    await it.clock.advance(10_000);
  }
  expect(it.gaveUp).toEqual(['reconnect-failed']);
});

test.each<[FailureKind]>([
  ['kicked-elsewhere'],
  ['blocked'],
  ['room-full'],
  ['app-id-rejected'],
  ['token-service-refused'],
  ['invitation-missing'],
  ['invitation-over'],
  ['invitation-elsewhere'],
])('%s ends it at once', async (kind) => {
  const it = world();
  it.onRelogin = () => Promise.reject(new CallError(kind, 'login'));
  it.go('no-room');
  it.reachable = true;
  await it.clock.advance(60_000);
  expect(it.tries).toHaveLength(1);
  expect(it.gaveUp).toEqual([kind]);
  expect(it.clock.outstanding).toBe(0);
});

test('events in the middle of a try start no second one', async () => {
  const it = world();
  it.onRelogin = async () => {
    it.go('no-room');
    it.recovery.reloginNow();
    await settled();
    it.reach = 'in-room';
  };
  it.reachable = true;
  it.go('no-network');
  await it.clock.advance(60_000);
  expect(it.tries).toEqual([0]);
});

test('stopped while a try waits in the queue, or runs, nothing follows', async () => {
  for (const stopFirst of [true, false]) {
    const it = world();
    it.onRelogin = async () => {
      it.recovery.stop();
      it.queue.cancelAll();
      throw new CallError('login-failed', 'login');
    };
    it.reachable = true;
    it.go('no-network');
    if (stopFirst) it.recovery.stop();
    await it.clock.advance(60_000);
    expect(it.tries).toHaveLength(stopFirst ? 0 : 1);
    expect(it.gaveUp).toEqual([]);
  }
});

test('logs in anew on request though the room is there', async () => {
  const it = world();
  it.onRelogin = () => Promise.resolve();
  it.recovery.reloginNow();
  await settled();
  expect(it.tries).toHaveLength(1);
});
