/** A tap opens one call, whatever happens until it is there. */
import { openAppWorld, ROOM, type AppWorld } from '../../support/app-world';

let world: AppWorld;
beforeAll(async () => (world = await openAppWorld()), 30_000);
afterEach(() => world.clear());
afterAll(() => world.close());

const HOME = 'pages/home/index';
const CALL = 'call/room/index';

test('the call package takes long; leaving the app, coming back and tapping again opens one call', async () => {
  const phone = await world.phone('Ann');
  const { browserPage: page } = phone;
  // The package is on its way for as long as the test wants.
  await page.evaluate(() => {
    const packages = window.phone?.packages;
    if (!packages) return;
    const wait = new Promise<void>((resolve) => Object.assign(window, { packageComes: resolve }));
    const load = packages.holding.bind(packages);
    packages.holding = async (path) => {
      if (path.startsWith('call/')) await wait;
      await load(path);
    };
  });
  await phone.tap('#join');
  await phone.hide();
  await phone.show();
  await phone.waitFor('#join', 'Opening…');
  // Whoever taps all the same.
  await phone.find('#join').click({ force: true });
  await page.evaluate(() => (window as unknown as { packageComes(): void }).packageComes());
  await phone.waitFor('#room-state', 'In call');
  expect(await phone.stack()).toEqual([HOME, CALL]);
  await phone.tap('#hang-up');
  await phone.waitForPage(HOME);
  await phone.waitFor('#join', 'Join the call');
  expect(await phone.stack()).toEqual([HOME]);
  expect(await phone.microphoneLive()).toBe(false);
  expect(await phone.errors()).toEqual([]);
}, 180_000);

test('a call page that comes over another one goes, and the call goes on', async () => {
  const phone = await world.joined('Ann');
  const opened = phone.browserPage.evaluate(
    (room) => window.phone?.pages.navigateTo(`call/room/index?roomID=${room}`),
    ROOM,
  );
  await opened;
  await phone.until(
    () => phone.stack(),
    (stack) => stack.length === 2,
  );
  expect(await phone.stack()).toEqual([HOME, CALL]);
  expect(await phone.text('#room-state')).toBe('In call');
  expect(await phone.microphoneLive()).toBe(true);
  expect(world.cloud.state().rooms[0]?.users).toHaveLength(1);
  await phone.tap('#hang-up');
  await phone.waitForPage(HOME);
  expect(await phone.microphoneLive()).toBe(false);
}, 180_000);
