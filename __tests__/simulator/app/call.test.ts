import { hears, openAppWorld, ROOM, type AppWorld } from '../../support/app-world';

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

test('two phones join, talk, mute; one hangs up and leaves nothing running', async () => {
  const a = await world.joined('Ann');
  const b = await world.joined('Bob', { language: 'zh_CN', theme: 'dark', platform: 'android' });
  for (const phone of [a, b]) {
    await hears(phone, 1);
    expect(await phone.count('.member')).toBe(2);
  }
  expect(await a.texts('.member__name')).toEqual(['Ann', 'Bob']);
  expect(await a.text('.self .member__name')).toBe('Ann');
  expect(await b.texts('.member__name')).toEqual(['Bob', 'Ann']);

  await a.tap('#mic');
  await a.until(
    () => a.microphoneLive(),
    (live) => !live,
  );
  await b.waitFor('.member--mic-off', 'Ann');
  await a.tap('#mic');
  await a.until(() => a.microphoneLive(), Boolean);
  await b.waitFor('.member--mic-on', 'Ann');

  await b.tap('#hang-up');
  await b.waitForPage('pages/home/index');
  expect(await b.microphoneLive()).toBe(false);
  expect(await b.pusher()).toBeNull();
  expect(await b.players()).toEqual([]);
  const ours = (await b.timers()).filter(({ owner }) => owner === 'app');
  // The engine's wait for another call, before it is destroyed.
  expect(ours.map(({ delay }) => delay)).toEqual([180_000]);
  await a.waitForGone('.member:not(.self)');
  expect(world.cloud.state().rooms.map(({ roomID, users }) => [roomID, users.length])).toEqual([
    [ROOM, 1],
  ]);
  const rooms = world.cloud.state().connections.map(({ roomID }) => roomID ?? 'none');
  expect(rooms.filter((room) => room === ROOM)).toHaveLength(1);

  expect(await a.text('#room-state')).toBe('In call');
  expect(await a.microphoneLive()).toBe(true);
  for (const phone of [a, b]) {
    expect(await phone.errors()).toEqual([]);
    expect((await phone.mediaHistory()).some(({ camera }) => camera)).toBe(false);
    await phone.close();
  }
});

test.each([1, 2, 4, 8, 16])('plays %i streams that are already there', async (count) => {
  const { cloud } = world;
  cloud.addPeers(ROOM, count, { together: true });
  const a = await world.joined('Ann');
  await hears(a, count);
  expect(await a.count('.member')).toBe(count + 1);
  cloud.removePeers(ROOM);
  await a.until(
    () => a.players(),
    (players) => players.length === 0,
  );
  // A stream goes before its user, in another frame.
  await a.until(
    () => a.count('.member'),
    (members) => members === 1,
  );
  expect(await a.errors()).toEqual([]);
  await a.close();
});

test('plays eight streams that arrive in one update, the native elements appearing late', async () => {
  const { cloud } = world;
  const a = await world.joined('Ann', { media: { nativeDelay: 300 } });
  cloud.addPeers(ROOM, 8, { together: true });
  await hears(a, 8);
  expect(await a.count('.member')).toBe(9);
  cloud.removePeers(ROOM);
  await a.until(
    () => a.players(),
    (players) => players.length === 0,
  );
  await a.close();
});

test('the loudspeaker and the earpiece', async () => {
  const { cloud } = world;
  cloud.addPeers(ROOM, 2, { together: true });
  const a = await world.joined('Ann');
  await hears(a, 2);
  const modes = async () => (await a.players()).map(({ soundMode }) => soundMode);
  expect(await modes()).toEqual(['speaker', 'speaker']);
  await a.tap('#speaker');
  await a.until(modes, (now) => now.every((mode) => mode === 'ear'));
  cloud.removePeers(ROOM);
  await a.close();
});

test('leaving by the navigation bar ends the call as cleanly as hanging up', async () => {
  const a = await world.joined('Ann');
  await hears(a, 0);
  await a.back();
  await a.until(
    () => a.dialog(),
    (text) => text.includes('Leave the call?'),
  );
  await a.tapDialog('Cancel');
  expect(await a.text('#room-state')).toBe('In call');
  await a.back();
  await a.tapDialog('OK');
  await a.waitForPage('pages/home/index');
  await a.until(
    () => a.microphoneLive(),
    (live) => !live,
  );
  await a.until(
    () => Promise.resolve(world.cloud.state().rooms.flatMap(({ users }) => users)),
    (users) => users.length === 0,
  );
  expect(await a.errors()).toEqual([]);
  await a.close();
});
