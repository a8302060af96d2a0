/** What people reported of calls and of mini-programs elsewhere, tried here: `docs/guide/reported.md`. */
import { BROKEN_NETWORK, expectTrouble } from '../../support/browser/troubles';
import { hears, openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import type { PhoneDriver } from '../../support/simulator';

expectTrouble('Networks go.', BROKEN_NETWORK);

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

/** In a call with somebody else, who is heard. */
async function inCall(wishes: Parameters<AppWorld['joined']>[1] = {}): Promise<PhoneDriver> {
  world.cloud.addPeers(ROOM, 1);
  const phone = await world.joined('Ann', wishes);
  await hears(phone, 1);
  return phone;
}

/** Nothing of the call was touched: one socket, one pusher that was never off, nothing said. */
async function goesOn(phone: PhoneDriver, turns: number): Promise<void> {
  await hears(phone, 1);
  expect(await phone.text('#room-state')).toBe('In call');
  expect(await phone.mediaHistory()).toHaveLength(turns);
  expect(await phone.count('.banner')).toBe(0);
  expect(await phone.sockets()).toHaveLength(1);
  expect(await phone.errors()).toEqual([]);
}

const turnsOf = async (phone: PhoneDriver) => (await phone.mediaHistory()).length;

const colourOf = (phone: PhoneDriver) =>
  phone.find('.call').evaluate((page) => getComputedStyle(page).backgroundColor);

/** Whether somebody can tap it where it is. */
const isInReach = (phone: PhoneDriver, selector: string) =>
  phone.find(selector).evaluate((element) => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return left >= 0 && top >= 0 && right <= innerWidth && bottom <= innerHeight;
  });

test('in one call: an iPad turned, a phone unfolded, dark mode, larger text, a low memory warning', async () => {
  const phone = await inCall();
  const turns = await turnsOf(phone);
  for (const [width, height] of [
    [1180, 820],
    [820, 1180],
    [717, 850],
    [320, 650],
    [375, 724],
  ] as const) {
    await phone.browserPage.setViewportSize({ width, height });
    await goesOn(phone, turns);
    for (const control of ['#mic', '#hang-up', '#speaker', '.self']) {
      expect([width, control, await isInReach(phone, control)]).toEqual([width, control, true]);
    }
  }
  const light = await colourOf(phone);
  await phone.setTheme('dark');
  await phone.until(
    () => colourOf(phone),
    (colour) => colour !== light,
  );
  await goesOn(phone, turns);
  // Chosen in WeChat's settings, with the call in the background.
  await phone.hide();
  await phone.browserPage.evaluate(() => {
    if (window.phone) window.phone.options.fontSize = 23;
  });
  await phone.show();
  await phone.tap('#mic');
  await phone.tap('#mic');
  await phone.until(
    () => phone.microphoneLive(),
    (live) => live,
  );
  for (const control of ['#mic', '#hang-up']) expect(await isInReach(phone, control)).toBe(true);
  const after = await turnsOf(phone);
  await phone.browserPage.evaluate(() => window.phone?.events.fire('memoryWarning', { level: 15 }));
  await goesOn(phone, after);
});

test('a Bluetooth headset is taken off: heard on, by the loudspeaker', async () => {
  const phone = await inCall();
  const [player] = await phone.players();
  await phone.emitPlayer(player?.streamID ?? '', 'statechange', { code: 2030 });
  await hears(phone, 1);
  await phone.until(
    () => phone.audioRoute(),
    (route) => route === 'speaker',
  );
  expect(await phone.text('#room-state')).toBe('In call');
});

test('a VPN is switched on: sockets and media die, and no event tells', async () => {
  const phone = await inCall();
  await phone.loseFlow({ sockets: true, media: true });
  await phone.waitFor('#room-state', 'Reconnecting', { timeout: 2000 });
  await phone.loseFlow({ sockets: false, media: false });
  await phone.waitFor('#room-state', 'In call', { timeout: 20_000 });
  await hears(phone, 1);
});

test('a socket that is a zombie after a sleep: replaced, though it never closed', async () => {
  const phone = await inCall();
  let opened = 0;
  phone.browserPage.on('websocket', () => (opened += 1));
  world.cloud.faults.silence(true);
  await phone.waitFor('#room-state', 'Reconnecting', { timeout: 30_000 });
  // Nothing closed the old one but the app.
  await phone.until(
    () => Promise.resolve(opened),
    (sockets) => sockets > 0,
    { timeout: 5000 },
  );
  world.cloud.faults.silence(false);
  await phone.waitFor('#room-state', 'In call', { timeout: 20_000 });
  await hears(phone, 1);
}, 90_000);

test.each([
  [
    'before',
    async (phone: PhoneDriver) => {
      await phone.interruptAudio(true);
      await phone.tap('#hang-up');
    },
  ],
  [
    'after',
    async (phone: PhoneDriver) => {
      await phone.tap('#hang-up');
      await phone.interruptAudio(true);
    },
  ],
])(
  'an alarm just %s the hang-up: nobody is heard, then or when it is over',
  async (_when, both) => {
    const phone = await inCall();
    await both(phone);
    await phone.waitForPage('pages/home/index');
    await phone.interruptAudio(false);
    await phone.hide();
    await phone.show();
    await new Promise((resolve) => setTimeout(resolve, 3000));
    expect([await phone.microphoneLive(), await phone.pusher(), await phone.players()]).toEqual([
      false,
      null,
      [],
    ]);
    expect(
      world.cloud.state().rooms.flatMap(({ users }) => users.map(({ userName }) => userName)),
    ).not.toContain('Ann');
    expect(await phone.errors()).toEqual([]);
  },
);

test('two accounts on one phone: the one in front has the microphone, and each is a person', async () => {
  const ann = await world.joined('Ann');
  const twin = await world.joined('Twin', { identity: 'twin' });
  await hears(ann, 1);
  // Android gives the microphone to the one who asked last.
  await ann.setAudioConflict(true);
  await ann.hide();
  await hears(twin, 1);
  expect(await twin.text('#room-state')).toBe('In call');
  await ann.setAudioConflict(false);
  await ann.show();
  await hears(ann, 1);
  expect(new Set([world.userID('Ann'), world.userID('Twin')]).size).toBe(2);
});

test('a mini-program code scanned cold, warm, and in a call', async () => {
  const phone = await world.phone('Ann');
  const scene = (roomID: string) =>
    `pages/home/index?scene=${encodeURIComponent(`roomID=${roomID}`)}`;
  await phone.open(scene('room-2'));
  expect(await phone.value('#room-id')).toBe('room-2');
  await phone.openCard(scene('room-3'));
  await phone.until(
    () => phone.value('#room-id'),
    (roomID) => roomID === 'room-3',
  );
  await phone.openCard(scene(ROOM));
  await phone.input('#user-name', 'Ann');
  await phone.tap('#join');
  await phone.waitFor('#room-state', 'In call');
  await phone.openCard(scene(ROOM));
  await phone.waitForPage('call/room/index');
  await phone.waitFor('#room-state', 'In call');
  expect(await phone.stack()).toEqual(['pages/home/index', 'call/room/index']);
  expect(await phone.errors()).toEqual([]);
});

test('no page can be opened from Moments, where nothing of a call works: none offers itself there', async () => {
  const phone = await inCall();
  const offers = () =>
    phone.browserPage.evaluate(() =>
      window.phone?.pages.stack.map(({ path, caller }) => [
        path,
        'onShareAppMessage' in caller,
        'onShareTimeline' in caller,
      ]),
    );
  expect(await offers()).toEqual([
    ['pages/home/index', true, false],
    ['call/room/index', true, false],
  ]);
});

test('the keyboard that was asked for stays while one types, on a phone whose view lags', async () => {
  const phone = await world.phone('');
  await phone.setViewLag(300);
  await phone.tap('#join');
  const focused = () =>
    phone.browserPage.evaluate(() => document.activeElement?.closest('[id]')?.id ?? '');
  await phone.until(focused, (id) => id.includes('user-name'));
  const field = await focused();
  for (const letter of 'Annabel') {
    await phone.browserPage.keyboard.type(letter, { delay: 120 });
    expect(await focused()).toBe(field);
  }
  expect(await phone.value('#user-name')).toBe('Annabel');
});
