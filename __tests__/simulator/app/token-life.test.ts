/** By itself, since it waits: a token lives 60 s here, and the cloud stops who has none. */
import { setTimeout as sleep } from 'node:timers/promises';
import { defaults } from '../../../tools/local-cloud/options';
import type { PhoneDriver } from '../../support/simulator';
import { hears, openAppWorld, type AppWorld } from '../../support/app-world';

let world: AppWorld;

beforeAll(async () => {
  // The harder of the two that may be: the token that the SDK shows for media is that of its login.
  const unverified = { ...defaults.unverified, renewalCountsForMedia: false };
  world = await openAppWorld({ tokenTtl: 60, rights: true, unverified });
});

afterEach(() => world.clear());
afterAll(() => world.close());

/** When the token ends that the cloud knows of this person, in Unix seconds. */
function tokenEnd(name: string): number {
  const users = world.cloud.state().rooms.flatMap((room) => room.users);
  return users.find(({ userName }) => userName === name)?.tokenExpiresAt ?? 0;
}

const streams = () =>
  world.cloud.state().rooms.flatMap((room) => room.streams.map(({ streamID }) => streamID));

/** All that would change if the call broke, for however short: of the phone and of the cloud. */
async function picture(phone: PhoneDriver) {
  const [pusher, players] = [await phone.pusher(), await phone.players()];
  return {
    room: await phone.text('#room-state'),
    members: await phone.count('.member'),
    pusher: pusher?.state,
    microphoneTurns: (await phone.mediaHistory()).length,
    players: players.map(({ src, state }) => ({ src, state })),
    streams: streams(),
  };
}

test('a call goes on past the end of its token without a break, and may publish anew', async () => {
  const a = await world.joined('Ann');
  const b = await world.joined('Bob');
  for (const phone of [a, b]) await hears(phone, 1);
  const firstEnd = Math.max(tokenEnd('Ann'), tokenEnd('Bob'));
  expect(firstEnd * 1000 - Date.now()).toBeLessThanOrEqual(60_000);
  const before = await Promise.all([a, b].map(picture));

  while (Date.now() < firstEnd * 1000 + 12_000) {
    expect(await Promise.all([a, b].map(picture))).toEqual(before);
    await sleep(250);
  }
  for (const name of ['Ann', 'Bob']) expect(tokenEnd(name)).toBeGreaterThan(firstEnd + 12);

  // Now with the renewed token: one's own stream anew, and somebody else's.
  await a.emitPusher('statechange', { code: -1307, message: 'the connection broke' });
  await a.until(
    () => Promise.resolve(streams().filter((streamID) => !before[0]?.streams.includes(streamID))),
    (fresh) => fresh.length === 1,
    { timeout: 15_000 },
  );
  await hears(a, 1, 15_000);
  await hears(b, 1, 15_000);
  const c = await world.joined('Cid');
  for (const phone of [a, b, c]) {
    await hears(phone, 2);
    expect(await phone.errors()).toEqual([]);
  }
}, 150_000);
