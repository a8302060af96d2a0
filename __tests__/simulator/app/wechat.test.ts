/** What WeChat's own code does to a call, on phones that do it: the call bears it. */
import type { PhoneWishes } from '../../../tools/simulator/options';
import { openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import type { PhoneDriver } from '../../support/simulator';

/** Today's Android, unless a test is about another. */
const ANDROID: PhoneWishes = { profile: 'android', clock: 'virtual' };
const STEP = 500;
/** What a busy machine may need to show what is true already, in ms. */
const PATIENCE = 20_000;

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});
afterEach(() => world.clear());
afterAll(() => world.close());

/** What flows now: the own microphone, and the others' streams. */
async function flow(phone: PhoneDriver) {
  const [live, players] = [await phone.microphoneLive(), await phone.players()];
  return { live, playing: players.filter(({ state }) => state === 'running').length };
}

/** Lets virtual time pass, so much at most, until one is heard and hears so many others. */
async function flows(phone: PhoneDriver, others: number, within = 15_000): Promise<void> {
  let left = within;
  const ask = async () => {
    await phone.advance(STEP);
    left -= STEP;
    return flow(phone);
  };
  const wanted = { live: true, playing: others };
  const now = await phone.until(
    ask,
    ({ live, playing }) => (live && playing === others) || left <= 0,
    { timeout: PATIENCE },
  );
  expect(now).toEqual(wanted);
}

async function shows(phone: PhoneDriver, selector: string, text: RegExp, within = 15_000) {
  let left = within;
  const ask = async () => {
    await phone.advance(STEP);
    left -= STEP;
    return (await phone.count(selector)) > 0 ? phone.text(selector) : '';
  };
  const now = await phone.until(ask, (said) => text.test(said) || left <= 0, { timeout: PATIENCE });
  expect(now).toMatch(text);
}

async function joined(wishes: PhoneWishes = {}, others = 0): Promise<PhoneDriver> {
  const phone = await world.phone('Ann', { ...ANDROID, ...wishes });
  await phone.advance(500);
  if (others > 0) world.cloud.addPeers(ROOM, others, { together: true });
  await phone.tap('#join');
  await flows(phone, others);
  return phone;
}

async function hangUp(phone: PhoneDriver): Promise<void> {
  await phone.tap('#hang-up');
  await phone.advance(3000);
  expect(await flow(phone)).toEqual({ live: false, playing: 0 });
}

test('in a call of three one leaves: the screen is kept on again within 2 s, and let go at the end', async () => {
  const phone = await joined();
  const [leaver] = world.cloud.addPeers(ROOM, 2, { together: true });
  await flows(phone, 2);
  const keeps = () => phone.isScreenKeptOn();
  expect(await keeps()).toBe(true);
  world.cloud.removePeers(ROOM, { userIDs: [leaver?.userID ?? ''] });
  await phone.until(
    async () => (await phone.advance(100), (await phone.players()).length),
    (count) => count === 1,
    { timeout: PATIENCE },
  );
  await phone.advance(2000);
  expect(await keeps()).toBe(true);
  await hangUp(phone);
  expect(await keeps()).toBe(false);
});

test.each(['stop', 'pause'] as const)(
  'after the %s of a player the screen is kept on again',
  async (how) => {
    const phone = await joined({}, 2);
    await phone.browserPage.evaluate((call) => {
      const [player] = window.phone?.media.players() ?? [];
      player?.native?.[call]();
      if (window.phone) window.phone.screen.keepOn = false;
    }, how);
    await phone.advance(11_000);
    expect(await phone.isScreenKeptOn()).toBe(true);
    await hangUp(phone);
  },
);

test('another app has the microphone: said, with the call going on, and heard once it is free', async () => {
  const phone = await joined({}, 1);
  await phone.setAudioConflict(true);
  await phone.emitPusher('statechange', { code: -1307 });
  await shows(phone, '.banner', /Another app is using the microphone/);
  expect(await phone.text('#room-state')).toContain('In call');
  await phone.setAudioConflict(false);
  await flows(phone, 1);
  await phone.until(
    async () => (await phone.advance(1000), phone.count('.banner')),
    (banners) => banners === 0,
  );
  await hangUp(phone);
});

test('an error of a player without a code: "No sound" on the tile, then heard', async () => {
  const phone = await joined();
  await phone.failNextInsertion({ errMsg: 'internal error' });
  world.cloud.addPeers(ROOM, 1);
  await shows(phone, '.member:not(.self)', /No sound/);
  await flows(phone, 1);
  await hangUp(phone);
});

test('alone and hidden, then joined by somebody: both are heard once the app is shown', async () => {
  const phone = await joined();
  await phone.hide();
  await phone.advance(3000);
  expect(await phone.microphoneLive()).toBe(false);
  world.cloud.addPeers(ROOM, 1);
  await phone.advance(20_000);
  await phone.show();
  await flows(phone, 1, 30_000);
  await hangUp(phone);
});

test('the system takes its right away in a call: a hint, and the way to the settings', async () => {
  const phone = await joined({}, 1);
  await phone.setMicrophone('granted', false);
  await phone.emitPusher('statechange', { code: -1307 });
  await shows(
    phone,
    '.banner--hint',
    /Your phone does not allow the microphone[^]*Open system/,
    20_000,
  );
  expect(await phone.text('#room-state')).toContain('In call');
  await phone.setMicrophone('granted');
  await phone.tap('.banner--hint button');
  await phone.advance(1000);
  await phone.hide();
  await phone.show();
  await flows(phone, 1);
  expect(await phone.count('.banner--hint')).toBe(0);
  await hangUp(phone);
});

const restarts = [true, false];
const orders = ['code-first', 'event-first'] as const;

test.each(restarts.flatMap((again) => orders.map((order) => [again, order] as const)))(
  'an interruption, restarted by WeChat: %s, told %s: both are heard afterwards',
  async (restartsAfterCall, interruption) => {
    const phone = await joined({ behaviour: { restartsAfterCall, interruption } }, 1);
    await phone.interruptAudio(true);
    await shows(phone, '#room-state', /Interrupted/);
    expect(await phone.microphoneLive()).toBe(false);
    await phone.interruptAudio(false);
    await flows(phone, 1);
    await shows(phone, '#room-state', /In call/);
    await hangUp(phone);
  },
);

test('HarmonyOS: RTC is tried, and kept where it plays', async () => {
  const phone = await joined({ profile: 'ohos' }, 1);
  const modes = () =>
    phone.browserPage.evaluate(() =>
      window.phone?.media.players().map(({ native }) => native?.params.mode),
    );
  expect(await modes()).toEqual(['RTC']);
  await hangUp(phone);
});
