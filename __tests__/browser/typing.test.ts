/** What one types is theirs: keys, the caret, and words composed by an input method. */
import type { CDPSession } from 'playwright-core';
import type { Tab } from '../support/browser/app/tab';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';
import { BROKEN_NETWORK, expectTrouble } from '../support/browser/troubles';

expectTrouble('notices come and go with the network', BROKEN_NETWORK);

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld()), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

/** A key every so many ms: twenty a second. */
const KEY_EVERY_MS = 50;

const letters = (count: number) =>
  Array.from({ length: count }, (_, n) => 'abcdefghijklmnopqrstuvwxyz'[(n * 7) % 26]).join('');

/** Types, while a notice above the form comes and goes. */
async function type({ page, context }: Tab, text: string): Promise<void> {
  for (let at = 0; at < text.length; at += 10) {
    await context.setOffline((at / 10) % 2 === 0);
    await page.keyboard.type(text.slice(at, at + 10), { delay: KEY_EVERY_MS });
  }
  await context.setOffline(false);
}

/** A word as an input method composes it, letter by letter; it is yet to be taken. */
async function compose(input: CDPSession, letter: string[]): Promise<void> {
  for (const text of letter) {
    const at = { selectionStart: text.length, selectionEnd: text.length };
    await input.send('Input.imeSetComposition', { text, ...at });
  }
}

test('no letter is lost, nor the place of the caret', async () => {
  const ann = await world.tab();
  const [start, middle, end] = [letters(110), letters(100).toUpperCase(), letters(90)];
  await ann.page.fill('#room-id', '');
  await ann.page.focus('#room-id');
  await type(ann, start + end);
  for (let n = 0; n < end.length; n += 1) await ann.page.keyboard.press('ArrowLeft');
  await type(ann, middle);
  expect(await ann.page.inputValue('#room-id')).toBe(start + middle + end);
}, 180_000);

test('a name that is composed is held whole, and the Enter that takes a word joins nothing', async () => {
  const ann = await world.tab();
  const { page, context } = ann;
  const input = await context.newCDPSession(page);
  await page.focus('#user-name');
  await page.keyboard.type('A');
  await compose(input, ['x', 'xi', 'xiao', '小']);
  await context.setOffline(true);
  await compose(input, ['小m', '小ming']);
  await context.setOffline(false);
  // As Safari does it: the word is done, and only then comes the key that took it, as any other.
  await input.send('Input.insertText', { text: '小明' });
  await page.keyboard.press('Enter');
  expect(await page.inputValue('#user-name')).toBe('A小明');
  expect(await page.locator('#join').isEnabled()).toBe(true);
  expect(await ann.microphones()).toEqual([]);
  await page.keyboard.press('Enter');
  await ann.untilState('In call');
  expect(world.userID('A小明')).not.toBe('');
}, 180_000);

test.each([
  ['while the word is composed', { isComposing: true, keyCode: 13 }],
  ['marked as dealt with', { isComposing: false, keyCode: 229 }],
])('an Enter %s joins nothing', async (_when, key) => {
  const ann = await world.tab();
  await ann.page.fill('#user-name', 'Ann');
  await ann.page.locator('#user-name').evaluate((field, init) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, ...init }));
  }, key);
  expect(await ann.page.locator('#join').isEnabled()).toBe(true);
  // The same without is what joins.
  await ann.page.locator('#user-name').press('Enter');
  await ann.untilState('In call');
});
