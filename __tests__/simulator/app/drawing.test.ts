/** A part of the call page throws while it is drawn, in the build itself. */
import { expectTrouble } from '../../support/browser/troubles';
import { hears, openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import { copyBuild, type CopiedBuild } from '../../support/copied-build';
import { launchBrowser, type PhoneDriver } from '../../support/simulator';
import type { Browser } from 'playwright-core';

expectTrouble('Each plants a fault.', /planted in the|Cannot read properties of null/);

let browser: Browser;
let build: CopiedBuild;
let world: AppWorld;

/** The build with a place in each of these parts that throws as soon as it is told to. */
function plantFaults(copy: CopiedBuild): void {
  const file = 'call/sub-vendors.js';
  copy.edit(file, '"member-tile"', '(wx.planted?.("tile"),"member-tile")');
  copy.edit(file, /"player-slot":(?=\w)/, '"player-slot":wx.planted?.("media")||');
}

beforeAll(async () => {
  browser = await launchBrowser();
  build = copyBuild('drawing');
  plantFaults(build);
  world = await openAppWorld({}, browser, build.folder);
});

afterEach(() => world.clear());
afterAll(async () => {
  await world.close();
  await browser.close();
  build.remove();
});

/** From now on that part throws whenever it is drawn; `''`: none does. */
async function plant(phone: PhoneDriver, part: 'tile' | 'media' | ''): Promise<void> {
  await phone.browserPage.evaluate((which) => {
    if (!window.phone) return;
    window.phone.wx['planted'] = (drawn: string) => {
      if (drawn === which) throw new Error(`planted in the ${drawn}`);
    };
  }, part);
}

/** In a call with somebody; then something happens for which that part is drawn anew. */
async function callInto(where: AppWorld, part: 'tile' | 'media'): Promise<PhoneDriver> {
  const a = await where.joined('Ann');
  where.cloud.addPeers(ROOM, 1);
  await hears(a, 1);
  await plant(a, part);
  if (part === 'tile') where.cloud.addPeers(ROOM, 1);
  else await a.tap('#speaker');
  return a;
}

const planted = async (phone: PhoneDriver) =>
  (await phone.logs()).some(({ text }) => text.includes('planted in the'));

test('a tile throws: the call goes on with both heard, and comes back on the screen', async () => {
  const a = await callInto(world, 'tile');
  await a.waitFor('#room-state', 'The call goes on, and others hear you.');
  await hears(a, 2);
  expect(await a.microphoneLive()).toBe(true);
  expect(await planted(a)).toBe(true);
  await plant(a, '');
  await a.tap('#draw-again');
  await a.waitFor('#room-state', 'In call');
  expect(await a.count('.member')).toBe(3);
  await a.tap('#open-report');
  expect(await a.text('.report__text')).toMatch(/error while drawing "planted in the tile"/);
  await a.tap('#report-close');
  await a.tap('#hang-up');
  await a.waitForPage('pages/home/index');
  expect(await a.errors()).toEqual([]);
});

test('a tile throws: hanging up is there, and leaves nothing running', async () => {
  const a = await callInto(world, 'tile');
  await a.waitFor('#draw-again');
  await a.tap('#hang-up');
  await a.waitForPage('pages/home/index');
  expect(await a.microphoneLive()).toBe(false);
  expect(await a.players()).toEqual([]);
  await a.until(
    async () => world.cloud.state().rooms.flatMap(({ users }) => users.map((one) => one.userName)),
    (names) => !names.includes('Ann'),
  );
  expect(await a.isScreenKeptOn()).toBe(false);
});

test('the media layer throws: the call ends, that is said, and home offers to rejoin', async () => {
  const a = await callInto(world, 'media');
  await a.waitFor('#room-state', 'The call has ended and the microphone is off.');
  expect(await a.microphoneLive()).toBe(false);
  expect(await a.pusher()).toBeNull();
  expect(await a.players()).toEqual([]);
  await a.tap('#back-home');
  await a.waitForPage('pages/home/index');
  await a.waitFor('.offer', `You were in a call in room ${ROOM}.`);
});

test('without the boundary what is left of the page is dead: the tests above would see it', async () => {
  const bare = copyBuild('bare');
  plantFaults(bare);
  bare.edit(
    'common.js',
    'static getDerivedStateFromError(){return{failed:!0}}componentDidCatch(',
    'static never(){return{failed:!0}}neither(',
  );
  const other = await openAppWorld({}, browser, bare.folder);
  try {
    const a = await callInto(other, 'tile');
    // Even so: nobody is left with a microphone that is on and nothing to turn it off.
    await a.until(
      () => a.microphoneLive(),
      (live) => !live,
    );
    expect(await planted(a)).toBe(true);
    expect(await a.count('#draw-again')).toBe(0);
    await a.tap('#hang-up');
    expect(await a.page()).toBe('call/room/index');
  } finally {
    await other.close();
    bare.remove();
  }
});
