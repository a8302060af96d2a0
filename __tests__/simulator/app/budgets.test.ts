/**
 * What a call may set and draw: some percent more than it does, a join most of all, for a busy
 * machine shows who is being connected. Counts, not times: they depend on the code alone, but for the
 * seconds of the timer that pass meanwhile, and for a call more or fewer where events fall into one
 * burst or into two.
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
type Budgets = Record<Measured, [calls: number, bytes: number]>;

/** What a second of the timer sets, in bytes, and how many may pass while something is measured. */
const TICK = 46;
const TICKS = 3;

/** A hang-up that takes a moment is said, in a call of its own of so many bytes. */
const HANGING_UP = 112;

/** What took more than it may. A call above its number is taken for a second that passed. */
function overBudget(of: CallCosts, budgets: Budgets): string[] {
  return Object.entries(budgets).flatMap(([name, [calls, bytes]]) => {
    const measured = of[name as Measured];
    const ticks = Math.max(0, measured.calls - calls);
    const said = name === 'hangUp' && ticks > 0 ? HANGING_UP - TICK : 0;
    const fits = ticks <= TICKS && measured.bytes <= bytes + said + ticks * TICK;
    const was = `${measured.calls} calls, ${measured.bytes} bytes`;
    return fits ? [] : [`${name}: ${was}; the budget is ${calls} calls, ${bytes} bytes`];
  });
}

/**
 * The faults of a call with so many others; of a second one where the first has any: a machine that
 * stumbles for a second shows who is being connected.
 */
async function faultsOf(
  others: number,
  seconds: number,
  faults: (call: CallCosts) => string[],
): Promise<string[]> {
  const first = faults(await costs(others, seconds));
  return first.length === 0 ? [] : faults(await costs(others, seconds));
}

const largerThan = (most: Record<string, [is: number, most: number]>) =>
  Object.entries(most).flatMap(([what, [is, limit]]) =>
    is > limit ? [`${what}: ${is}; the budget is ${limit}`] : [],
  );

test('home is set once, while its page is loaded', async () => {
  const [times, { calls, bytes }] = await onPhone(async (subject) => [
    await boot(subject, 1),
    await subject.phone.browserPage.evaluate(() => window.probe.setData()),
  ]);
  // Its form is there before WeChat comes to anything else, such as telling the page that it is ready.
  expect(times.shown).toBeLessThan(times.ready);
  expect(calls).toBe(1);
  expect(bytes).toBeLessThanOrEqual(1720);
}, 180_000);

test('a call with sixteen others keeps to its budgets', async () => {
  const faults = await faultsOf(16, STEADY, (call) => [
    ...overBudget(call, {
      join: [24, 7300],
      onePeerMore: [2, 475],
      onePeerFewer: [1, 105],
      mute: [2, 425],
      hangUp: [20, 1150],
    }),
    ...largerThan({
      'bytes a second while all talk': [call.steady.bytes / STEADY, 185],
      'bytes of the largest call while all talk': [call.steady.largest, 135],
      nodes: [call.tree.nodes, 158],
      depth: [call.tree.depth, 7],
    }),
  ]);
  expect(faults).toEqual([]);
}, 180_000);

test.each([
  // One is alone with somebody else, as most are.
  [
    1,
    {
      join: [7, 2700],
      onePeerMore: [2, 300],
      onePeerFewer: [1, 65],
      mute: [2, 425],
      hangUp: [5, 990],
    },
  ],
  [
    2,
    {
      join: [8, 2850],
      onePeerMore: [2, 300],
      onePeerFewer: [1, 65],
      mute: [2, 425],
      hangUp: [6, 1000],
    },
  ],
] satisfies [number, Budgets][])(
  'a call with %i others keeps to its budgets',
  async (others, budgets) => {
    expect(await faultsOf(others, 0, (call) => overBudget(call, budgets))).toEqual([]);
  },
  180_000,
);

test('a small room keeps to its budgets, and one more costs at most 450 bytes with all that passes', async () => {
  const faults = await faultsOf(5, 0, (call) => [
    ...overBudget(call, {
      join: [12, 3800],
      // With a player for the next.
      onePeerMore: [3, 400],
      onePeerFewer: [2, 110],
      mute: [2, 425],
      hangUp: [9, 1050],
    }),
    ...largerThan({
      'bytes of one more': [call.onePeerMore.bytes, 450],
      nodes: [call.tree.nodes, 80],
    }),
  ]);
  expect(faults).toEqual([]);
}, 180_000);
