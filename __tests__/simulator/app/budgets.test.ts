/**
 * What a call may set and draw. Counts, not times: they depend on the code alone, but for a few
 * calls more or fewer where events fall into one burst or into two.
 */
import { apps } from '../../../bench/run/apps';
import { boot } from '../../../bench/run/boot';
import { callCosts, clear, STEADY, type CallCosts } from '../../../bench/run/call';
import { openWorld, type Subject, type World } from '../../../bench/run/world';

let world: World;
beforeAll(async () => void (world = await openWorld()));
afterAll(() => world.close());

async function onPhone<T>(run: (subject: Subject) => Promise<T>): Promise<T> {
  const app = apps.find(({ name }) => name === 'taro');
  if (!app) throw new Error('This app is not among the apps.');
  const subject = await world.phone(app);
  try {
    return await run(subject);
  } finally {
    await clear(world, subject);
  }
}

/** The costs of a call with so many others. */
const costs = (others: number, seconds: number): Promise<CallCosts> =>
  onPhone((subject) => callCosts(world, subject, others, seconds));

type Measured = 'join' | 'onePeerMore' | 'onePeerFewer' | 'mute' | 'hangUp';

/** The most that each may take: calls of setData, and bytes over all of them. */
function overBudget(of: CallCosts, budgets: Record<Measured, [calls: number, bytes: number]>) {
  return Object.entries(budgets).flatMap(([name, [calls, bytes]]) => {
    const measured = of[name as Measured];
    const fits = measured.calls <= calls && measured.bytes <= bytes;
    const was = `${measured.calls} calls, ${measured.bytes} bytes`;
    return fits ? [] : [`${name}: ${was}; the budget is ${calls} calls, ${bytes} bytes`];
  });
}

test('home is set once, while its page is loaded', async () => {
  const [times, { calls, bytes }] = await onPhone(async (subject) => [
    await boot(subject, 1),
    await subject.phone.browserPage.evaluate(() => window.probe.setData()),
  ]);
  // Its form is there before WeChat comes to anything else, such as telling the page that it is ready.
  expect(times.shown).toBeLessThan(times.ready);
  expect(calls).toBe(1);
  expect(bytes).toBeLessThanOrEqual(3000);
}, 30_000);

test('a call with sixteen others keeps to its budgets', async () => {
  const call = await costs(16, STEADY);
  process.stdout.write(`${JSON.stringify(call)}\n`);
  const budgets = {
    join: [45, 21_000],
    onePeerMore: [8, 1300],
    onePeerFewer: [6, 700],
    mute: [5, 900],
    hangUp: [40, 5500],
  } satisfies Parameters<typeof overBudget>[1];
  expect(overBudget(call, budgets)).toEqual([]);
  // While all talk: 4 KB a second at most, and no call over 1 KB.
  expect(call.steady.bytes).toBeLessThanOrEqual(STEADY * 1000);
  expect(call.steady.largest).toBeLessThanOrEqual(1024);
  expect(call.tree.nodes).toBeLessThanOrEqual(200);
  expect(call.tree.depth).toBeLessThanOrEqual(9);
}, 90_000);

test('one more and one fewer cost the same in a small room', async () => {
  const call = await costs(2, 0);
  const budgets = {
    join: [25, 9000],
    onePeerMore: [8, 1300],
    onePeerFewer: [6, 700],
    mute: [5, 900],
    hangUp: [20, 4000],
  } satisfies Parameters<typeof overBudget>[1];
  expect(overBudget(call, budgets)).toEqual([]);
}, 60_000);
