import { CallError } from '@/call/errors/call-error';
import type { FailureKind } from '@/call/errors/failures';
import { CommandQueue } from '@/call/session/async/command-queue';
import { Recovery } from '@/call/session/recovery/recovery';
import type { Reach } from '@/call/session/room/reachability';
import { Timers } from '@/call/session/async/timers';
import { FakeClock, settled } from '../support/fake-clock';

/** A recovery whose every login anew fails, unless the test says otherwise. */
function world() {
  const clock = new FakeClock();
  const start = clock.now();
  const queue = new CommandQueue((error) => {
    throw error;
  });
  const it = {
    clock,
    queue,
    reach: 'in-room' as Reach,
    sdkTries: true,
    soundFlows: false,
    reachable: false,
    probes: 0,
    onProbe: () => undefined as void,
    /** s since the start at which a login anew began */
    tries: [] as number[],
    resets: 0,
    gaveUp: [] as string[],
    onRelogin: (): Promise<void> => Promise.reject(new CallError('login-failed', 'login')),
    go(reach: Reach) {
      it.reach = reach;
      recovery.refresh();
    },
  };
  const recovery = new Recovery({
    timers: new Timers(clock),
    reach: () => it.reach,
    sdkTries: () => it.sdkTries,
    soundFlows: () => it.soundFlows,
    probeLink: () => {
      it.probes += 1;
      it.onProbe();
      return Promise.resolve(it.reachable);
    },
    run: (command) => queue.run(command),
    relogin: () => {
      it.tries.push((clock.now() - start) / 1000);
      return it.onRelogin();
    },
    resetLink: () => void (it.resets += 1),
    giveUp: (error) => {
      it.gaveUp.push(error.kind);
      recovery.stop();
    },
  });
  return Object.assign(it, { recovery });
}

test('leaves the SDK 10 s, then tries every 2 s', async () => {
  const it = world();
  it.go('no-room');
  await it.clock.advance(9999);
  expect(it.tries).toEqual([]);
  await it.clock.advance(6001);
  expect(it.tries).toEqual([10, 12, 14, 16]);
});

test.each([0, 4000])('an SDK that gives up after %i ms is waited for no longer', async (after) => {
  const it = world();
  it.sdkTries = after > 0;
  it.go('no-room');
  await it.clock.advance(after);
  it.sdkTries = false;
  it.go('no-room');
  await it.clock.advance(5000);
  const first = after / 1000;
  // Events between our own tries hurry nothing.
  it.go('no-room');
  expect(it.tries).toEqual([first, first + 2, first + 4]);
});

test('an SDK that gave up without a network is not waited for when that is back', async () => {
  const it = world();
  it.go('no-network');
  await it.clock.advance(5000);
  it.sdkTries = false;
  it.go('no-room');
  await it.clock.advance(1000);
  expect(it.tries).toEqual([5]);
});

test('a room that comes back in time is left alone', async () => {
  const it = world();
  it.go('no-room');
  await it.clock.advance(9000);
  it.go('in-room');
  expect(it.clock.outstanding).toBe(0);
  await it.clock.advance(1000);
  it.go('no-room');
  await it.clock.advance(9999);
  expect(it.tries).toEqual([]);
});

test('tries without a network too, only less often: that there is none is a hint', async () => {
  const it = world();
  it.go('no-network');
  await it.clock.advance(21_000);
  expect(it.tries).toEqual([10, 15, 20]);
});

test('with the network back, patience begins anew', async () => {
  const it = world();
  it.go('no-network');
  await it.clock.advance(8000);
  it.go('no-room');
  await it.clock.advance(9999);
  expect(it.tries).toEqual([]);
  await it.clock.advance(1);
  expect(it.tries).toEqual([18]);
});

test('while others are heard and the cloud can’t be reached, nothing is interrupted, and nothing ends', async () => {
  const it = world();
  it.soundFlows = true;
  it.go('no-room');
  await it.clock.advance(400_000);
  expect([it.tries, it.gaveUp]).toEqual([[], []]);
  expect(it.probes).toBe(196);
  it.soundFlows = false;
  await it.clock.advance(10_000);
  expect(it.gaveUp).toEqual(['reconnect-failed']);
});

test('once the cloud can be reached again, it logs in anew, heard or not', async () => {
  const it = world();
  it.soundFlows = true;
  it.go('no-room');
  await it.clock.advance(31_000);
  it.reachable = true;
  await it.clock.advance(1000);
  expect(it.tries).toEqual([32]);
});

test.each([true, false])(
  'stopped while the cloud is asked for, nothing follows, be it there: %s',
  async (reachable) => {
    const it = world();
    it.soundFlows = true;
    it.go('no-room');
    await it.clock.advance(11_000);
    it.onProbe = () => {
      it.reachable = reachable;
      it.recovery.stop();
    };
    await it.clock.advance(1500);
    expect(it.probes).toBe(2);
    expect([it.tries, it.clock.outstanding]).toEqual([[], 0]);
  },
);

test('once nobody is heard any more, it logs in anew', async () => {
  const it = world();
  it.soundFlows = true;
  it.go('no-room');
  await it.clock.advance(55_000);
  it.soundFlows = false;
  await it.clock.advance(8000);
  expect(it.tries).toEqual([56, 58, 60, 62]);
});

test('an SDK that gave up is logged in anew though others are heard: its streams will not last', async () => {
  const it = world();
  it.soundFlows = true;
  it.sdkTries = false;
  it.go('no-room');
  await it.clock.advance(1000);
  expect(it.tries).toEqual([0]);
});

test('a network that is gone for a second begins the patience anew', async () => {
  const it = world();
  it.go('no-room');
  await it.clock.advance(5000);
  it.go('no-network');
  await it.clock.advance(1000);
  it.go('no-room');
  await it.clock.advance(10_000);
  expect(it.tries).toEqual([16]);
});

test('a network lost in the middle of a try slows the tries down', async () => {
  const it = world();
  it.onRelogin = async () => {
    it.reach = 'no-network';
    throw new CallError('login-timeout', 'login');
  };
  it.go('no-room');
  await it.clock.advance(21_000);
  expect(it.tries).toEqual([10, 15, 20]);
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
  await it.clock.advance(60_000);
  expect(it.tries).toHaveLength(1);
  expect(it.gaveUp).toEqual([kind]);
  expect(it.clock.outstanding).toBe(0);
});

test('a try that works ends the trying', async () => {
  const it = world();
  it.onRelogin = async () => void (it.reach = 'in-room');
  it.go('no-room');
  await it.clock.advance(60_000);
  expect(it.tries).toEqual([10]);
  expect(it.clock.outstanding).toBe(0);
  expect(it.recovery.isReloggingIn).toBe(false);
});

test('events in the middle of a try start no second one', async () => {
  const it = world();
  it.onRelogin = async () => {
    it.go('no-room');
    it.recovery.reloginNow();
    await settled();
    it.reach = 'in-room';
  };
  it.go('no-room');
  await it.clock.advance(60_000);
  expect(it.tries).toEqual([10]);
});

test('stopped while a try waits in the queue, or runs, nothing follows', async () => {
  for (const stopFirst of [true, false]) {
    const it = world();
    it.onRelogin = async () => {
      it.recovery.stop();
      it.queue.cancelAll();
      throw new CallError('login-failed', 'login');
    };
    it.go('no-room');
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

test('a silent socket is closed for another, and only a silent one', () => {
  const it = world();
  for (const state of ['connecting', 'up', 'down'] as const) it.recovery.linkChanged(state);
  expect(it.resets).toBe(0);
  it.recovery.linkChanged('silent');
  expect(it.resets).toBe(1);
  it.recovery.stop();
  it.recovery.linkChanged('silent');
  expect(it.resets).toBe(1);
});
