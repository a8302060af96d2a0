/** By itself, so that its waiting runs beside the other tests. */
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';

const OUTAGE = 60_000;

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld()), 60_000);
afterAll(() => world.close());

test('offline for 60 s: the others see one go and come back, and everybody is heard again', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  const bob = await world.joined('Bob', { tone: 880 });
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
  const back = world.offline(ann, 'Ann', OUTAGE);
  await ann.untilState('Reconnecting');
  // Her place is given up once the cloud's grace is over.
  await bob.untilMembers(['Bob'], OUTAGE / 2);
  await bob.untilHears([]);
  expect(await ann.page.locator('#hang-up').isVisible()).toBe(true);
  await back;
  await ann.untilState('In call', 30_000);
  await Promise.all([
    bob.untilMembers(['Ann', 'Bob'], 30_000),
    ann.untilHears([880], 30_000),
    bob.untilHears([440], 30_000),
  ]);
}, 180_000);
