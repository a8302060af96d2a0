import type { Tab } from '../support/browser/app/tab';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld()), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

/** How long to wait for something, in ms. */
const PATIENCE = 20_000;

const texts = (tab: Tab) => tab.page.locator('.message__text').allTextContents();

async function write(tab: Tab, text: string): Promise<void> {
  await tab.page.fill('#message', text);
  await tab.page.press('#message', 'Enter');
}

test('two tabs write to each other; the code comes with the first message, and markup is text', async () => {
  const [ann, bob] = [await world.joined('Ann', { tone: 440 }), await world.joined('Bob', {})];
  const late: string[] = [];
  bob.page.on('response', (answer) => {
    if (/\/messages\.[^/]+\.js$/.test(answer.url())) late.push(answer.url());
  });
  await Promise.all([ann.untilMembers(['Ann', 'Bob']), bob.untilHears([440])]);
  expect(late).toEqual([]);

  await ann.page.click('#messages-open');
  await ann.page.locator('#message').waitFor();
  await write(ann, '<img src=x onerror="document.title=1"> https://example.com');
  await bob.page.getByRole('button', { name: 'Messages, 1 unread' }).waitFor();
  await bob.until(
    () => Promise.resolve(late.length),
    (count) => count === 1,
    PATIENCE,
  );
  await bob.page.click('#messages-open');
  await bob.page.locator('.message__name', { hasText: 'Ann' }).waitFor();
  expect(await texts(bob)).toEqual(['<img src=x onerror="document.title=1"> https://example.com']);
  expect(await bob.page.locator('#messages img, #messages a').count()).toBe(0);

  // Said to a screen reader as it comes, and in sight.
  await write(bob, 'hello');
  const log = ann.page.getByRole('log');
  await log.getByText('hello', { exact: true }).waitFor();
  expect(await ann.page.locator('#message').inputValue()).toBe('');
  await ann.page.keyboard.press('Escape');
  await ann.page.getByRole('button', { name: 'Messages', exact: true }).waitFor();
}, 180_000);

test('the last message is in sight, also after many', async () => {
  const [ann, bob] = [await world.joined('Ann', {}), await world.joined('Bob', {})];
  await Promise.all([ann.untilMembers(['Ann', 'Bob']), bob.untilMembers(['Ann', 'Bob'])]);
  await ann.page.click('#messages-open');
  await bob.page.click('#messages-open');
  for (let n = 0; n < 12; n += 1) await write(ann, `message ${n}`);
  await bob.page.getByText('message 11').waitFor();
  const inSight = (text: string) =>
    bob.page.getByText(text).evaluate((element) => {
      const box = element.getBoundingClientRect();
      const list = document.querySelector('.messages__scroll')?.getBoundingClientRect();
      return !!list && box.top >= list.top - 1 && box.bottom <= list.bottom + 1;
    });
  await bob.until(() => inSight('message 11'), Boolean, PATIENCE);
  expect(await inSight('message 0')).toBe(false);
}, 180_000);
