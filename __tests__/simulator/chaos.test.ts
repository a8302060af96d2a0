import path from 'node:path';
import fc from 'fast-check';
import { anyAction, anyPhone } from '../support/chaos/actions';
import { installProbe } from '../support/chaos/probe';
import { ChaosWorld } from '../support/chaos/world';
import { openSimulator, type Simulator } from '../support/simulator';
import { BROKEN_NETWORK, REFUSED, expectTrouble } from '../support/browser/troubles';

expectTrouble(
  'The SDK throws in a timer of its own where a request is not answered and its room was entered anew (pitfall 20).',
  /^console: \[simulator\] TypeError: Cannot read properties of undefined \(reading 'seq'\)[^]*sendStreamUpdate/,
);
expectTrouble('Networks go.', BROKEN_NETWORK);
expectTrouble('Servers refuse.', REFUSED);

/**
 * Others, or more: `CHAOS_FROM=17 CHAOS_SEEDS=1` runs the seed 17 alone, and with the `path` of its
 * failure as `CHAOS_PATH` what that was shrunk to.
 */
const FROM = Number(process.env.CHAOS_FROM ?? 1);
const SEEDS = Number(process.env.CHAOS_SEEDS ?? 20);
const PATH = process.env.CHAOS_PATH;

/** A failure is made smaller for so long, in ms, then shown as small as it got. */
const SHRINKS_FOR = 90_000;

let simulator: Simulator;

beforeAll(async () => {
  const dist = path.resolve(__dirname, '..', '..', 'dist', 'weapp');
  simulator = await openSimulator({ dist, script: installProbe });
});

afterAll(() => simulator.close());

const actions = fc.array(anyAction, { minLength: 10, maxLength: 20, size: 'max' });

test.each(Array.from({ length: SEEDS }, (_, n) => FROM + n))(
  'whatever happens to a call, seed %i',
  async (seed) => {
    // Of the smallest failure, for the shrinking ends with it.
    let story = '';
    const property = fc.asyncProperty(anyPhone, actions, async (phone, list) => {
      const world = await ChaosWorld.open(simulator, phone);
      try {
        await world.run(list);
      } catch (error) {
        story = await world.story();
        throw error;
      } finally {
        await world.close();
      }
    });
    try {
      await fc.assert(property, {
        seed,
        path: PATH,
        numRuns: 1,
        interruptAfterTimeLimit: SHRINKS_FOR,
      });
    } finally {
      if (story) process.stderr.write(`${story}\n`);
    }
  },
  SHRINKS_FOR + 30_000,
);
