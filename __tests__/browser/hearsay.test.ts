/** What the browser says of its network, against what flows. */
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';
import type { Tab } from '../support/browser/app/tab';

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld()), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

/** The browser says that there is no network, which takes nothing away. */
const deny = ({ page }: Tab) =>
  page.evaluate(() => {
    Object.defineProperty(navigator, 'onLine', { get: () => false, configurable: true });
    window.dispatchEvent(new Event('offline'));
  });

test('told "offline" before a join, as behind a proxy: the join works', async () => {
  const bob = await world.joined('Bob', { tone: 880 });
  const ann = await world.tab({ tone: 440 });
  await deny(ann);
  await ann.tapJoin('Ann');
  await ann.untilState('In call');
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
}, 180_000);

test('told "offline" in a call in which nothing is lost: nothing is said, and both are heard on', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  const bob = await world.joined('Bob', { tone: 880 });
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
  await ann.page.evaluate(() => {
    const seen = ((window as unknown as { seen: string[] }).seen = []) as string[];
    const note = () => seen.push(document.querySelector('#room-state')?.textContent ?? '');
    note();
    new MutationObserver(note).observe(document.body, {
      subtree: true,
      childList: true,
      characterData: true,
    });
  });
  await deny(ann);
  await new Promise((resolve) => setTimeout(resolve, 20_000));
  await Promise.all([ann.untilHears([880], 2000), bob.untilHears([440], 2000)]);
  const seen = await ann.page.evaluate(() => (window as unknown as { seen: string[] }).seen);
  expect([...new Set(seen)]).toEqual(['In call']);
  expect(await ann.page.locator('.banner').count()).toBe(0);
}, 180_000);
