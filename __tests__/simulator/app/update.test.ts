import { expectTrouble, SIMULATED_PROBLEM } from '../../support/browser/troubles';
import { hears, openAppWorld, type AppWorld } from '../../support/app-world';

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

test('a new version that comes during a call is offered after it, and taken with a tap', async () => {
  const a = await world.joined('Ann');
  await hears(a, 0);
  await a.resetSetDataStats();
  await a.update(true);
  expect(await a.setDataStats()).not.toHaveProperty('pages/home/index');
  await a.tap('#hang-up');
  await a.waitForPage('pages/home/index');
  await a.waitFor('.offer', 'A new version is ready.');
  expect(await a.updatesApplied()).toBe(0);
  await a.tap('#restart');
  expect(await a.updatesApplied()).toBe(1);
  expect(await a.errors()).toEqual([]);
});

test('a page that is no longer there leads home, with the room it names', async () => {
  const a = await world.phone('Ann');
  await a.open('pages/old/room?roomID=weekly');
  await a.waitForPage('pages/home/index');
  expect(await a.value('#room-id')).toBe('weekly');
  expect(await a.errors()).toEqual([]);
});

test('what nobody caught is in the report of the next call', async () => {
  expectTrouble('It is planted.', SIMULATED_PROBLEM);
  expectTrouble('In a promise, too.', /planted in a promise/);
  const a = await world.phone('Ann');
  await a.browserPage.evaluate(() => {
    window.phone?.timers.guard(() => {
      throw new Error('planted outside of everything');
    });
    void Promise.reject(new Error('planted in a promise'));
  });
  await a.tap('#join');
  await a.waitFor('#room-state', 'In call');
  await a.tap('#open-report');
  const report = await a.text('.report__text');
  expect(report).toMatch(/uncaught error ".*planted outside of everything/);
  expect(report).toMatch(/unhandled rejection "planted in a promise"/);
});
