import { hears, openAppWorld, type AppWorld } from '../../support/app-world';
import type { PhoneDriver } from '../../../tools/simulator/driver/phone';

let world: AppWorld;
beforeAll(async () => void (world = await openAppWorld()));
afterEach(() => world.clear());
afterAll(() => world.close());

/** The script of messages. */
const LATE = 'messages/messages.js';

async function pair(): Promise<[PhoneDriver, PhoneDriver]> {
  const two: [PhoneDriver, PhoneDriver] = [await world.joined('Ann'), await world.joined('Bob')];
  for (const one of two) await hears(one, 1);
  return two;
}

async function write(phone: PhoneDriver, text: string): Promise<void> {
  await phone.input('#message', text);
  await phone.tap('#message-send');
}

const texts = (phone: PhoneDriver) => phone.texts('.message__text');

test('two people write to each other; what that needs runs with the first message', async () => {
  const [ann, bob] = await pair();
  // It was fetched ahead, and nobody has run it.
  await ann.until(
    () => ann.packages(),
    (roots) => roots.includes('messages'),
  );
  expect([await ann.hasRun(LATE), await bob.hasRun(LATE)]).toEqual([false, false]);

  await ann.tap('#messages-open');
  await write(ann, '你好 <b>Bob</b>');
  await ann.waitFor('.message__text', '你好 <b>Bob</b>');
  await bob.until(
    () => bob.hasRun(LATE),
    (ran) => ran,
  );
  await bob.waitFor('.call-button__disc--marked');
  await bob.tap('#messages-open');
  await bob.waitFor('.message__name', 'Ann');
  expect(await texts(bob)).toEqual(['你好 <b>Bob</b>']);
  await write(bob, 'hello');
  await ann.waitFor('.message__text', 'hello');
  expect(await texts(ann)).toEqual(['你好 <b>Bob</b>', 'hello']);

  await bob.tap('#messages-close');
  expect(await bob.count('.call-button__disc--marked')).toBe(0);
  for (const one of [ann, bob]) expect(await one.errors()).toEqual([]);
});

test('one’s own is seen at once, is sent again by a tap, and the call goes on meanwhile', async () => {
  const [ann, bob] = await pair();
  await ann.tap('#messages-open');
  await ann.waitFor('#message');
  await ann.goOffline();
  await write(ann, 'anybody?');
  await ann.waitFor('.message--own');
  await ann.waitFor('#room-state', 'Reconnecting', { timeout: 60_000 });
  await ann.waitFor('#message-again-0', undefined, { timeout: 20_000 });
  await ann.goOnline();
  await ann.waitFor('#room-state', 'In call', { timeout: 60_000 });
  await ann.tap('#message-again-0');
  await bob.waitFor('.call-button__disc--marked');
  await ann.waitForGone('#message-again-0');
});

test('after the call nothing of it is left', async () => {
  const [ann, bob] = await pair();
  await bob.tap('#messages-open');
  await write(bob, 'one');
  await ann.waitFor('.call-button__disc--marked');
  await ann.tap('#hang-up');
  await ann.waitForPage('pages/home/index');
  await ann.tap('#join');
  await hears(ann, 1);
  await ann.tap('#messages-open');
  await ann.waitFor('#message');
  expect(await texts(ann)).toEqual([]);
});
