/** What one types is what is held, however late the view shows what the app sets. */
import { openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import type { PhoneDriver } from '../../support/simulator';

let world: AppWorld;
beforeAll(async () => (world = await openAppWorld()), 30_000);
afterEach(() => world.clear());
afterAll(() => world.close());

/** A key every so many ms: twenty a second. */
const KEY_EVERY_MS = 50;
/** How late an echo may come, in ms. */
const LAGS = [300, 0, 150, 500, 60, 420, 240];

const letters = (count: number) =>
  Array.from(
    { length: count },
    (_, n) => 'abcdefghijklmnopqrstuvwxyz0123456789'[(n * 7) % 36],
  ).join('');

async function focus(phone: PhoneDriver, selector: string): Promise<void> {
  await phone.input(selector, '');
  await phone.find(selector).locator('input').click();
}

/** Types, while the view lags now more, now less, and while notices come and go. */
async function type(phone: PhoneDriver, text: string): Promise<void> {
  const { keyboard } = phone.browserPage;
  for (let at = 0; at < text.length; at += 10) {
    const round = at / 10;
    await phone.setViewLag(LAGS[round % LAGS.length] ?? 0);
    // A notice above the form: Taro sends the whole form anew.
    await (round % 2 ? phone.goOnline() : phone.goOffline());
    await keyboard.type(text.slice(at, at + 10), { delay: KEY_EVERY_MS });
  }
  await phone.goOnline();
}

test('no letter is lost, whatever comes back how late', async () => {
  const phone = await world.phone('Ann');
  const room = letters(100);
  await focus(phone, '#room-id');
  await type(phone, room);
  const [start, middle, end] = [letters(60), letters(80).toUpperCase(), letters(60)];
  await focus(phone, '#user-name');
  await type(phone, start + end);
  // The caret goes into the middle and stays where the person types.
  for (let n = 0; n < end.length; n += 1) await phone.browserPage.keyboard.press('ArrowLeft');
  await type(phone, middle);
  // The last echo would be here by now.
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await phone.value('#room-id')).toBe(room);
  expect(await phone.value('#user-name')).toBe(start + middle + end);
  await phone.tap('#join');
  await phone.waitFor('#room-state', 'In call');
  // By the whole name: somebody of another is in no room.
  expect(world.roomOf(start + middle + end)).toBe(room);
}, 180_000);

test('what the app sets itself is shown once, and is what is held', async () => {
  const phone = await world.phone('Ann', { viewLag: 300 });
  await focus(phone, '#room-id');
  await phone.browserPage.keyboard.type('mine', { delay: KEY_EVERY_MS });
  await phone.tap('#random-room');
  const random = await phone.until(
    () => phone.value('#room-id'),
    (value) => /^\d{3}-\d{3}-\d{3}$/.test(value),
  );
  await phone.find('#room-id').locator('input').click();
  await phone.browserPage.keyboard.press('End');
  await phone.browserPage.keyboard.type('-abc', { delay: KEY_EVERY_MS });
  await new Promise((resolve) => setTimeout(resolve, 400));
  expect(await phone.value('#room-id')).toBe(`${random}-abc`);
  await phone.tap('#join');
  await phone.waitFor('#room-state', 'In call');
  expect(world.roomOf('Ann')).toBe(`${random}-abc`);
}, 180_000);

test('the room that the app has set before is set again, over what was typed since', async () => {
  const phone = await world.joined('Ann');
  await phone.tap('#hang-up');
  await phone.waitFor('.recent__room');
  await focus(phone, '#room-id');
  await phone.browserPage.keyboard.type('other');
  await phone.tap('.recent__room');
  await phone.waitFor('#room-state', 'In call');
  await phone.tap('#hang-up');
  await phone.waitFor('#join');
  expect(await phone.value('#room-id')).toBe(ROOM);
}, 180_000);

test('a keyboard that has just gone to a field stays there, though the phone is slow', async () => {
  const phone = await world.phone('', { viewLag: 300 });
  await phone.tap('#join');
  const focused = () =>
    phone
      .find('#user-name')
      .locator('input')
      .evaluate((input) => input.matches(':focus'));
  await phone.until(focused, Boolean);
  // Out of it and back into it before the phone has heard of either.
  await phone.find('#room-id').locator('input').click();
  await phone.find('#user-name').locator('input').click();
  await phone.browserPage.keyboard.type('Ann Lee', { delay: 100 });
  expect(await focused()).toBe(true);
  expect(await phone.value('#user-name')).toBe('Ann Lee');
}, 180_000);
