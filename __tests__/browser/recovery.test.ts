import type { Tab } from '../support/browser/app/tab';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';

/** How long the cloud keeps a place for somebody whose socket was lost, in ms. */
const GRACE = 10_000;

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld({ graceMs: GRACE })), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

async function pair(): Promise<[Tab, Tab]> {
  const ann = await world.joined('Ann', { tone: 440 });
  const bob = await world.joined('Bob', { tone: 880 });
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
  return [ann, bob];
}

test('a reload: the same person is back at once, and is heard', async () => {
  const [ann, bob] = await pair();
  const before = world.userID('Ann');
  await ann.page.reload();
  await ann.untilState('In call');
  expect(world.userID('Ann')).toBe(before);
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
  await bob.untilMembers(['Ann', 'Bob']);
}, 180_000);

test('a tab that is closed leaves at once', async () => {
  const [ann, bob] = await pair();
  await ann.page.close({ runBeforeUnload: true });
  await bob.untilMembers(['Bob'], GRACE / 2);
  expect((await bob.heard()).filter(({ level }) => level > 0)).toEqual([]);
}, 180_000);

test('a tab that crashes is gone once its place is given up', async () => {
  const [ann, bob] = await pair();
  await ann.page.goto('chrome://crash').catch(() => undefined);
  await bob.untilMembers(['Bob'], 2 * GRACE);
}, 180_000);

test('offline for 5 s: nobody sees one go, and one is heard again', async () => {
  const [ann, bob] = await pair();
  const back = world.offline(ann, 'Ann', 5000);
  await ann.untilState('Reconnecting');
  await bob.untilHears([]);
  await bob.untilMembers(['Ann', 'Bob']);
  await back;
  await ann.untilState('In call');
  await Promise.all([ann.untilHears([880], 20_000), bob.untilHears([440], 20_000)]);
  await bob.untilMembers(['Ann', 'Bob']);
}, 180_000);
