import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld()), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

test('two tabs hear each other; who is muted is silent, and is heard again after', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  const bob = await world.joined('Bob', { tone: 880 });
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
  await ann.untilMembers(['Ann', 'Bob']);

  await ann.page.click('#mic');
  await bob.untilHears([]);
  await ann.untilHears([880]);
  await bob.page.locator('.member--mic-off', { hasText: 'Ann' }).waitFor();

  await ann.page.click('#mic');
  await bob.untilHears([440]);
}, 180_000);

test('who joins muted is silent from the first moment, and is heard once they open up', async () => {
  const bob = await world.joined('Bob', { tone: 880 });
  const ann = await world.joined('Ann', { tone: 440 });
  await ann.page.click('#mic');
  await ann.page.click('#hang-up');
  await ann.tapJoin('Ann');
  await ann.untilHears([880]);
  await bob.page.locator('.member--mic-off', { hasText: 'Ann' }).waitFor();
  expect((await bob.heard()).filter(({ level }) => level > 0.001)).toEqual([]);
  await ann.page.click('#mic');
  await bob.untilHears([440]);
}, 180_000);

test('four tabs hear all of the others, each from a stream of its own', async () => {
  const tones = [440, 660, 880, 1100];
  const tabs = await Promise.all(
    tones.map((tone, index) => world.joined(`P ${index} 号`, { tone })),
  );
  await Promise.all(
    tabs.map((tab, index) =>
      tab.untilHears(
        tones.filter((_tone, other) => other !== index),
        30_000,
      ),
    ),
  );
  await tabs[0]?.untilMembers(tones.map((_tone, index) => `P ${index} 号`));
}, 180_000);
