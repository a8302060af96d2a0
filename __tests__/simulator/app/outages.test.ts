import { hears, openAppWorld, type AppWorld } from '../../support/app-world';
import { BROKEN_NETWORK, expectTrouble } from '../../support/browser/troubles';

expectTrouble('The cloud takes no sockets for a while.', BROKEN_NETWORK);

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

test('the socket dropped for 5 s: said at once, healed by itself, nobody interrupted', async () => {
  const a = await world.joined('Ann');
  const b = await world.joined('Bob');
  for (const phone of [a, b]) await hears(phone, 1);
  world.cloud.faults.drop({ userID: world.userID('Ann'), outageMs: 5000 });
  await a.waitFor('#room-state', 'Reconnecting', { timeout: 1000 });
  expect(await a.microphoneLive()).toBe(true);
  await a.waitFor('#room-state', 'In call', { timeout: 20_000 });
  for (const phone of [a, b]) {
    await hears(phone, 1);
    expect(await phone.count('.member')).toBe(2);
    expect(await phone.errors()).toEqual([]);
  }
  for (const phone of [a, b]) await phone.close();
});

test('the socket dropped, and the network gone, for 60 s each', async () => {
  const a = await world.joined('Ann');
  const b = await world.joined('Bob');
  const c = await world.joined('Cid');
  for (const phone of [a, b, c]) await hears(phone, 2);
  const end = Date.now() + 60_000;
  world.cloud.faults.drop({ userID: world.userID('Ann'), outageMs: 60_000 });
  await b.goOffline();
  for (const phone of [a, b]) {
    await phone.waitFor('#room-state', 'Reconnecting', { timeout: 2000 });
  }
  while (Date.now() < end - 4000) {
    for (const phone of [a, b]) expect(await phone.text('#room-state')).toBe('Reconnecting');
    await new Promise((resolve) => setTimeout(resolve, 2000));
  }
  await new Promise((resolve) => setTimeout(resolve, end - Date.now()));
  await b.goOnline();
  for (const phone of [a, b, c]) {
    // Whoever was heard all the while was never silent: the room says when it is back.
    await phone.waitFor('#room-state', 'In call', { timeout: 15_000 });
    await hears(phone, 2, 15_000);
    expect(await phone.count('.member')).toBe(3);
    expect(await phone.errors()).toEqual([]);
  }
  for (const phone of [a, b, c]) await phone.close();
}, 180_000);

test('hidden until the sockets are cut and the cloud has given us up, and back', async () => {
  const a = await world.joined('Ann');
  const b = await world.joined('Bob');
  for (const phone of [a, b]) await hears(phone, 1);
  await a.hide();
  await new Promise((resolve) => setTimeout(resolve, 25_000));
  await a.show();
  await a.waitFor('#room-state', 'Reconnecting', { timeout: 2000 });
  await a.waitFor('#room-state', 'In call', { timeout: 15_000 });
  for (const phone of [a, b]) {
    await hears(phone, 1, 15_000);
    expect(await phone.count('.member')).toBe(2);
    expect(await phone.errors()).toEqual([]);
  }
  for (const phone of [a, b]) await phone.close();
}, 180_000);
