/** Rooms that were made, listeners, hands and hosts, in the built app; the service lets nobody into any other room. */
import { expectTrouble } from '../../support/browser/troubles';
import { hears, openAppWorld, type AppWorld } from '../../support/app-world';
import type { PhoneDriver } from '../../../tools/simulator/driver/phone';

let world: AppWorld;
beforeAll(
  async () => void (world = await openAppWorld({ policy: 'minted', rights: true, bans: true })),
);
afterEach(() => world.clear());
afterAll(() => world.close());

/** What hosts and listeners need. */
const LATE = 'roles/roles.js';

/** Makes a room and is in it, as its host. */
async function hostOf(kind: 'speaker' | 'listener'): Promise<[PhoneDriver, roomID: string]> {
  const host = await world.phone('Host', {}, '');
  await host.tap('#make-room');
  await host.tap(`#make-${kind}`);
  await host.waitFor('#room-state', 'In call');
  const [header = ''] = await host.texts('.call-header__room');
  return [host, header.replace(/^Room /, '')];
}

async function comes(name: string, roomID: string): Promise<PhoneDriver> {
  const phone = await world.phone(name, { microphone: 'undecided', privacy: 'needed' }, roomID);
  await phone.tap('#join');
  return phone;
}

test('a class: a listener is asked nothing, raises a hand, is let speak, is muted, removed, and does not come back', async () => {
  const [host, roomID] = await hostOf('listener');
  const [ann, bob] = [await comes('Ann', roomID), await comes('Bob', roomID)];
  for (const one of [ann, bob]) {
    await one.waitFor('#room-state', 'In call');
    await one.waitFor('#hand');
    expect(await one.dialog()).toBe('');
    expect(await one.pusher()).toBeNull();
    expect(await one.count('#mic')).toBe(0);
  }

  await ann.tap('#hand');
  await host.waitFor('.banner__text', 'Ann');
  const asked = performance.now();
  await host.tap('.banner .text-button');
  await ann.tapDialog('Agree');
  await ann.tapDialog('Allow');
  await bob.until(
    () => bob.players(),
    (players) => players.filter(({ state }) => state === 'running').length === 2,
  );
  process.stdout.write(`heard ${Math.round(performance.now() - asked)} ms after the tap\n`);
  await ann.waitFor('#mic');

  await host.tap('#open-people');
  await host.tap('#mute-all');
  await ann.waitFor('.banner__text', 'muted everybody');
  expect((await ann.pusher())?.microphone).toBe(false);

  const annID = world.userID('Ann');
  await host.tap(`#remove-${annID}`);
  await host.input('#removal-reason', '请下次再来');
  await host.tap('#remove-now');
  await ann.waitFor('.ended__sentence', '请下次再来');
  expect(await ann.pusher()).toBeNull();
  expectTrouble('Who was put out is refused.', /\/v1\/token 403|status of 403/);
  await ann.tap('#retry');
  await ann.waitFor('.ended__sentence', 'may not enter');

  await host.tap('#close-room');
  await host.tap('#close-room');
  for (const one of [bob, host]) await one.waitFor('.ended__sentence', 'ended the call');
  for (const one of [host, ann, bob]) expect(await one.errors()).toEqual([]);
}, 180_000);

test('a room that nobody made is refused in its sentence', async () => {
  expectTrouble('There is no such room.', /\/v1\/token 404|status of 404/);
  const ann = await world.phone('Ann', {}, 'guessed-room');
  await ann.tap('#join');
  await ann.waitFor('.ended__sentence', 'room');
  expect(world.cloud.state().rooms).toEqual([]);
});

test('in a room in which all speak nothing of it is run, but for its host', async () => {
  const [host, roomID] = await hostOf('speaker');
  const ann = await world.phone('Ann', {}, roomID);
  await ann.tap('#join');
  await hears(ann, 1);
  await hears(host, 1);
  expect([await host.hasRun(LATE), await ann.hasRun(LATE)]).toEqual([true, false]);
  expect(await ann.count('#open-people')).toBe(0);
});

test('a card for hosts makes whoever opens it host, and the key is kept', async () => {
  const [host] = await hostOf('listener');
  await host.tap('#open-people');
  await host.waitFor('#share-host');
  await host.tap('#share-host');
  const [card] = await host.until(
    () => host.shared(),
    ({ length }) => length === 1,
  );
  expect(card?.path).toContain('hostKey=');
  const co = await world.phone('Co', {}, '');
  await co.open(card!.path!.slice(1));
  await co.input('#user-name', 'Co');
  await co.tap('#join');
  await co.waitFor('#room-state', 'In call');
  await co.waitFor('#open-people');
  await co.tap('#open-people');
  await co.waitFor('#mute-all');
}, 120_000);
