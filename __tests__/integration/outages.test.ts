import { hears, inWorld } from '../support/call-world';

const seconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count * 1000));

/** The longest that a call may take to heal once the cause is gone, in ms. */
const HEALS_WITHIN = 15_000;

// Each waits for real time to pass, in a world of its own: they run side by side.

test.concurrent.each([5, 20, 60])(
  'pitfall 2: a socket dropped for %i s shows at once and heals by itself',
  async (outage) =>
    inWorld(async ({ cloud, pair }) => {
      const [a, b] = await pair();
      const end = performance.now() + outage * 1000;
      cloud.faults.drop({ userID: a.userID, outageMs: outage * 1000 });
      await a.until('reconnecting', () => a.state.phase === 'reconnecting', 500);
      // By the clock: on a busy machine sixty waits of a second are more than a minute.
      while (performance.now() < end - 2000) {
        await seconds(1);
        if (performance.now() < end) expect(a.state.phase).toBe('reconnecting');
      }
      await seconds((end - performance.now()) / 1000);
      for (const one of [a, b]) {
        await one.until('hearing the other', hears(one, 1), HEALS_WITHIN);
        expect(one.state.users.size).toBe(1);
        expect(one.media.players.filter(({ rendered }) => rendered)).toHaveLength(1);
      }
      expect(a.engines).toBe(1);
    })(),
  120_000,
);

test.concurrent(
  'a short drop interrupts nobody: sound goes another way than the room',
  inWorld(async ({ cloud, pair }) => {
    const [a, b] = await pair();
    const streams = [a.state.self?.streamID, b.state.self?.streamID];
    cloud.faults.drop();
    await a.until('reconnecting', () => a.state.phase === 'reconnecting', 500);
    expect(a.microphoneLive).toBe(true);
    for (const one of [a, b]) await one.until('back', hears(one, 1), HEALS_WITHIN);
    expect([a.state.self?.streamID, b.state.self?.streamID]).toEqual(streams);
  }),
  60_000,
);

test.concurrent.each(['close', 'hang'] as const)(
  'the network gone for 60 s, sockets that %s: -1307, -2301, and all of it heals',
  async (sockets) =>
    inWorld(async ({ pair }) => {
      const [a, b] = await pair();
      a.goOffline({ sockets });
      await a.until('reconnecting', () => a.state.phase === 'reconnecting', 500);
      await seconds(60);
      expect(a.state.phase).toBe('reconnecting');
      a.goOnline();
      for (const one of [a, b]) {
        await one.until('hearing the other', hears(one, 1), HEALS_WITHIN);
        expect(one.state.users.size).toBe(1);
      }
    })(),
  120_000,
);

test.concurrent(
  'a frozen connection is noticed, given up for another, and heals',
  inWorld(async ({ cloud, caller }) => {
    const a = caller('ann', { silentAfter: 6000 });
    const b = caller('bob', { silentAfter: 6000 });
    for (const one of [a, b]) await one.join('room');
    for (const one of [a, b]) await one.until('hearing the other', hears(one, 1));
    cloud.faults.freeze({ userID: a.userID });
    await a.until('reconnecting', () => a.state.phase === 'reconnecting', 15_000);
    for (const one of [a, b]) await one.until('hearing again', hears(one, 1), HEALS_WITHIN);
  }),
  60_000,
);

test.concurrent(
  'hanging up while reconnecting is at once and leaves nothing running',
  inWorld(async ({ cloud, pair }) => {
    const [a] = await pair();
    cloud.faults.drop({ userID: a.userID, outageMs: 60_000 });
    await a.until('reconnecting', () => a.state.phase === 'reconnecting', 500);
    await seconds(12);
    const started = Date.now();
    await a.session.leave();
    expect(Date.now() - started).toBeLessThan(3000);
    expect(a.state).toMatchObject({ phase: 'ended', failure: null });
    expect(a.microphoneLive).toBe(false);
    expect(a.timers.size).toBe(1);
  }),
  60_000,
);

test.concurrent(
  'from one network to another: the socket hangs without a word, the call is back within seconds',
  inWorld(async ({ pair }) => {
    const [a, b] = await pair();
    a.goOffline({ sockets: 'hang', notify: false });
    await seconds(1);
    a.media.regain();
    a.phone.goOnline('5g');
    await a.until('reconnecting', () => a.state.phase === 'reconnecting', 500);
    for (const one of [a, b]) await one.until('hearing the other', hears(one, 1), HEALS_WITHIN);
  }),
  60_000,
);

test.concurrent(
  'pitfall 13: an engine that loses its socket at rest is let go, and another joins',
  inWorld(async ({ pair }) => {
    const [a, b] = await pair();
    await a.session.leave();
    // The only timer left is the engine's: it would run for 180 s.
    expect(a.timers.size).toBe(1);
    await a.until('the engine gone with its socket', () => a.timers.size === 0, 120_000);
    await a.join('room');
    for (const one of [a, b]) await one.until('hearing the other', hears(one, 1), HEALS_WITHIN);
    expect(a.engines).toBe(2);
  }),
  170_000,
);
