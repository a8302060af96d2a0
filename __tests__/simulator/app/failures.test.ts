import { ServerCode } from '../../../tools/local-cloud/protocol/codes';
import type { PhoneDriver } from '../../support/simulator';
import { hears, openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import { BROKEN_NETWORK, LOGIN_REFUSED, expectTrouble } from '../../support/browser/troubles';

expectTrouble('The cloud takes no sockets for a while.', BROKEN_NETWORK);
expectTrouble('And rooms let nobody in.', LOGIN_REFUSED);

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

/** Every end looks the same underneath: a sentence, a way out, a dead microphone. */
async function expectEnded(phone: PhoneDriver, sentence: string | RegExp): Promise<void> {
  await phone.waitFor('.ended', sentence, { timeout: 20_000 });
  expect(await phone.isVisible('#back-home')).toBe(true);
  expect(await phone.microphoneLive()).toBe(false);
  expect(await phone.players()).toEqual([]);
  expect(await phone.errors()).toEqual([]);
}

describe('joining', () => {
  test.each([
    ['wrong token', ServerCode.TokenWrongKey, /sign-in|token|credential|identity/i],
    ['room full', ServerCode.RoomFull, /full/i],
  ])('%s: a sentence, and a retry that works once the cause is gone', async (_name, code, says) => {
    world.cloud.faults.refuse({ target: 'login', code });
    const a = await world.phone('Ann');
    await a.tap('#join');
    await expectEnded(a, says);
    world.cloud.faults.reset();
    await a.tap('#retry');
    await a.waitFor('#room-state', 'In call');
    await hears(a, 0);
    await a.close();
  });

  test('unreachable server: our own timeout, then the retry works', async () => {
    world.cloud.faults.drop({ outageMs: 60_000 });
    const a = await world.phone('Ann');
    await a.tap('#join');
    await expectEnded(a, /./);
    world.cloud.faults.endOutage();
    await a.tap('#retry');
    await a.waitFor('#room-state', 'In call');
    await a.close();
  });

  test('no network: said before anything is tried', async () => {
    const a = await world.phone('Ann');
    // The call page is there: only then does joining, not loading, need the network.
    await a.goOffline();
    await a.tap('#join');
    await expectEnded(a, /network/i);
    await a.goOnline();
    await a.tap('#retry');
    await a.waitFor('#room-state', 'In call');
    await a.close();
  });

  test('privacy and microphone are asked before a pusher mounts', async () => {
    const a = await world.phone('Ann', { microphone: 'undecided', privacy: 'needed' });
    await a.tap('#join');
    await a.until(() => a.dialog(), Boolean);
    expect(await a.pusher()).toBeNull();
    const users = world.cloud.state().rooms.flatMap((room) => room.users);
    expect(users.filter(({ connected }) => connected)).toEqual([]);
    await a.tapDialog('Agree');
    await a.until(
      () => a.dialog(),
      (text) => /microphone|record/i.test(text),
    );
    expect(await a.pusher()).toBeNull();
    await a.tapDialog('Allow');
    await a.waitFor('#room-state', 'In call');
    await hears(a, 0);
    await a.close();
  });

  test('microphone refused: a sentence, the settings, and back in the call', async () => {
    const a = await world.phone('Ann', { microphone: 'refused' });
    await a.tap('#join');
    await expectEnded(a, /microphone/i);
    expect((await a.mediaHistory()).some(({ microphone }) => microphone)).toBe(false);
    await a.close();
  });

  test('the system refuses WeChat the microphone: another sentence', async () => {
    const a = await world.phone('Ann', { systemMicrophone: false });
    await a.tap('#join');
    await expectEnded(a, /system|settings/i);
    await a.close();
  });
});

describe('in the call', () => {
  test('kicked out by the host: the reason; joining again lists nobody twice', async () => {
    const a = await world.joined('Ann');
    const b = await world.joined('Bob');
    await hears(a, 1);
    world.cloud.faults.kick(world.userID('Ann'), { customReason: 'quiet, please' });
    await expectEnded(a, 'quiet, please');
    await b.waitForGone('.member:not(.self)');
    await a.tap('#retry');
    for (const phone of [a, b]) {
      await phone.waitFor('.member:not(.self)');
      await hears(phone, 1);
      expect(await phone.count('.member')).toBe(2);
    }
    for (const phone of [a, b]) await phone.close();
  });

  test('-1302 on publish: said, with a way out, and healed when the microphone is free', async () => {
    const a = await world.joined('Ann');
    await hears(a, 0);
    await a.emitPusher('statechange', { code: -1302 });
    await a.waitFor('.banner', /microphone/i);
    expect(await a.text('#room-state')).toBe('In call');
    await hears(a, 0, 15_000);
    await a.waitForGone('.banner');
    await a.close();
  });

  test('-2301 on play: healed by itself', async () => {
    world.cloud.addPeers(ROOM, 1);
    const a = await world.joined('Ann');
    await hears(a, 1);
    const [player] = await a.players();
    await a.emitPlayer(player!.streamID, 'statechange', { code: -2301 });
    await a.until(
      () => a.players(),
      (players) => players.length === 0,
    );
    await hears(a, 1, 15_000);
    world.cloud.removePeers(ROOM);
    await a.close();
  });

  test('a phone call takes the sound and gives it back', async () => {
    const a = await world.joined('Ann');
    await hears(a, 0);
    await a.interruptAudio(true);
    await a.waitFor('#room-state', /interrupted|paused/i);
    expect(await a.microphoneLive()).toBe(false);
    await a.interruptAudio(false);
    await a.waitFor('#room-state', 'In call');
    await hears(a, 0, 15_000);
    await a.close();
  });
});
