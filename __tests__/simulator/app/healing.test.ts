/**
 * How soon two people hear each other after the network of one was away: a few outages; all of them with
 * `HEALING=all`, kept for `npm run bench -- report`.
 */
import { save } from '../../../bench/run/results';
import { profiles, type ProfileName } from '../../../tools/simulator/profiles';
import { openAppWorld, type AppWorld } from '../../support/app-world';
import { BROKEN_NETWORK, expectTrouble } from '../../support/browser/troubles';
import { HealingPair, type Outage } from '../../support/healing';

expectTrouble('Networks go.', BROKEN_NETWORK);
/** The SDK's own throw, in a timer, where a request is not answered and its room was entered anew (pitfall 20). */
const PITFALL_20 =
  /TypeError: Cannot read properties of undefined \(reading 'seq'\)[^]*sendStreamUpdate/;
expectTrouble('Pitfall 20.', PITFALL_20);

/** From the network's return to sound at both ends, in virtual ms: 3 s, and the step in which it is looked for. */
const HEALS_WITHIN = 3100;
/** The same of the longest. */
const LONGEST = 6500;
/** The same of half of them. */
const MEDIAN = 2000;

const whole = process.env.HEALING === 'all';
/** DevTools has no media. */
const phones = (Object.keys(profiles) as ProfileName[]).filter((name) => name !== 'devtools');
const seconds = whole ? [2, 5, 20, 60, 120] : [2, 5, 20];

const outages: Outage[] = seconds.flatMap((length) =>
  (['closed', 'frozen'] as const).flatMap((sockets) =>
    [true, false].map((told) => ({ seconds: length, sockets, told })),
  ),
);

let world: AppWorld;
beforeAll(async () => void (world = await openAppWorld()));
afterEach(() => world.clear());
afterAll(() => world.close());

test.each(whole ? phones : (['android', 'ios'] as const))(
  'sound at both ends within 3 s of the network’s return, %s',
  async (profile) => {
    const pair = await HealingPair.open(world, profile);
    const healed: (Outage & { ms: number })[] = [];
    for (const outage of outages) {
      healed.push({ ...outage, ms: await pair.heal(outage) });
      await pair.pass(10_000);
    }
    if (whole) save(`healing-${profile}`, { healing: { [profile]: healed } });
    const sorted = healed.map(({ ms }) => ms).sort((a, b) => a - b);
    // About one in fifty takes 5 to 6 s, with sockets that hang: see decision 035.
    expect(healed.filter(({ ms }) => ms > HEALS_WITHIN).length).toBeLessThanOrEqual(1);
    expect(sorted.at(-1)).toBeLessThanOrEqual(LONGEST);
    expect(sorted[Math.floor(sorted.length / 2)]).toBeLessThanOrEqual(MEDIAN);
    for (const phone of [pair.ann, pair.bob]) {
      const errors = (await phone.errors()).filter(({ stack = '' }) => !PITFALL_20.test(stack));
      expect(errors).toEqual([]);
    }
  },
  whole ? 600_000 : 90_000,
);
