/** What home does before the tap, and that nothing of it is left where nobody joins. */
import { hears, openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import type { PhoneDriver } from '../../../tools/simulator/driver/phone';

let world: AppWorld;
beforeAll(async () => void (world = await openAppWorld()));
afterEach(() => world.clear());
afterAll(() => world.close());

/** Longer than home waits for an idle moment, in ms. */
const IDLE = 1000;
/** Longer than an engine is kept that nobody joins with, in ms. */
const KEPT = 181_000;

const sockets = () => world.cloud.state().connections.length;

/** Passes time until so many sockets are open: they open in real time. */
const socketsAre = (phone: PhoneDriver, count: number) =>
  phone.until(
    async () => (await phone.advance(50), sockets()),
    (now) => now === count,
  );

const appTimers = async (phone: PhoneDriver) =>
  (await phone.timers()).filter(({ owner }) => owner === 'app').map(({ delay }) => delay);

test('an invitation opens the socket before the tap, and the join takes that one', async () => {
  world.cloud.addPeers(ROOM, 1);
  const a = await world.phone('Ann');
  await a.until(
    () => Promise.resolve(sockets()),
    (now) => now === 1,
  );
  expect(await a.pusher()).toBeNull();
  expect(await a.microphoneLive()).toBe(false);
  const [before] = world.cloud.state().connections;
  await a.tap('#join');
  await hears(a, 1);
  expect(world.cloud.state().connections.map(({ id }) => id)).toEqual([before?.id]);
  expect(await a.errors()).toEqual([]);
});

test('without a room the code is run and no socket opened; typing a room opens one', async () => {
  const a = await world.phone('Ann', { clock: 'virtual' }, '');
  await a.advance(IDLE);
  expect(await a.packages()).toEqual(['messages', 'roles', 'call']);
  expect(sockets()).toBe(0);
  expect(await appTimers(a)).toEqual([]);
  await a.input('#room-id', ROOM);
  await a.advance(IDLE);
  await socketsAre(a, 1);
});

test('fifty engines made ahead and never used leave no socket, timer, listener or element behind', async () => {
  const a = await world.phone('Ann', { clock: 'virtual' });
  const listeners = () => a.browserPage.evaluate(() => window.phone?.events.counts() ?? {});
  const elements = async () => [await a.pusher(), ...(await a.players())].filter(Boolean);
  // What the call's code itself listens to, once and for as long as the app runs.
  await a.advance(IDLE);
  await a.advance(KEPT);
  const before = await listeners();
  expect(Object.keys(before).length).toBeGreaterThan(3);
  for (let n = 0; n < 50; n += 1) {
    await a.input('#room-id', `room-${n}`);
    await a.advance(IDLE);
    await socketsAre(a, 1);
    await a.advance(KEPT);
    await socketsAre(a, 0);
    expect(await appTimers(a)).toEqual([]);
    expect(await listeners()).toEqual(before);
  }
  expect(await elements()).toEqual([]);
  expect(await a.errors()).toEqual([]);
}, 120_000);
