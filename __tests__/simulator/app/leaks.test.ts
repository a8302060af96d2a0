/** What is left of a call when it is over: nothing that the next one adds to. */
import { apps } from '../../../bench/run/apps';
import { memory } from '../../../bench/run/memory';
import { openWorld, type World } from '../../../bench/run/world';

let world: World;
beforeAll(async () => void (world = await openWorld({ roundTrip: 0 })));
afterAll(() => world.close());

/** KiB that fifty calls may add: the SDK notes each stream, and the browser each page that it draws. */
const NOTED = 400;

test('fifty calls leave no listener, timer, element or page behind', async () => {
  const app = apps.find(({ name }) => name === 'taro');
  if (!app) throw new Error('This app is not among the apps.');
  const { calls, before, after } = await memory(world, await world.phone(app));
  expect(calls).toBe(50);
  const more = (what: keyof typeof after, most = 0) =>
    after[what] - before[what] > most
      ? [`${what}: ${before[what]} before, ${after[what]} after`]
      : [];
  expect([
    ...more('listeners'),
    ...more('timers'),
    ...more('elements'),
    ...more('nodes'),
    ...more('heap', NOTED),
  ]).toEqual([]);
}, 180_000);
