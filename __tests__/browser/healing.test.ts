/** A browser's network is away for a while: how soon two people hear each other after its return. */
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';
import type { Tab } from '../support/browser/app/tab';
import { BROKEN_NETWORK, expectTrouble } from '../support/browser/troubles';

expectTrouble('The tab has no network.', BROKEN_NETWORK);
expectTrouble(
  'The SDK throws in a timer of its own where a request is not answered and its room was entered anew (pitfall 20).',
  /TypeError: Cannot read properties of undefined \(reading 'seq'\)[^]*sendStreamUpdate/,
);

/** From the network's return to sound at both ends, in real ms, on a machine that does other things, too. */
const HEALS_WITHIN = 5000;

let world: BrowserWorld;
beforeAll(async () => void (world = await openBrowserWorld()), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A browser that never says whether there is a network. */
function saysNothing(): void {
  for (const event of ['online', 'offline']) {
    window.addEventListener(event, (it) => it.stopImmediatePropagation(), true);
  }
  Object.defineProperty(navigator, 'onLine', { get: () => true });
}

async function hearEachOther(ann: Tab, bob: Tab): Promise<void> {
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
}

test.each([
  { seconds: 2, sockets: 'closed', told: true },
  { seconds: 5, sockets: 'frozen', told: true },
  { seconds: 20, sockets: 'closed', told: false },
  { seconds: 20, sockets: 'frozen', told: false },
] as const)(
  'away for $seconds s, sockets $sockets, told: $told',
  async ({ seconds, sockets, told }) => {
    const ann = await world.tab({ tone: 440 });
    if (!told) {
      await ann.page.addInitScript(saysNothing);
      await ann.page.reload();
    }
    await ann.tapJoin('Ann');
    const bob = await world.joined('Bob', { tone: 880 });
    await hearEachOther(ann, bob);
    const userID = world.userID('Ann');
    const { faults } = world.cloud;
    await ann.context.setOffline(true);
    faults.media.hold({ userID });
    if (sockets === 'closed') faults.drop({ userID });
    else faults.freeze({ userID });
    await pass(seconds * 1000);
    expect((await bob.heard()).filter(({ level }) => level > 0)).toEqual([]);
    faults.media.release();
    await ann.context.setOffline(false);
    const back = performance.now();
    await hearEachOther(ann, bob);
    const healed = Math.round(performance.now() - back);
    if (process.env.HEALING)
      process.stderr.write(`${seconds} s, ${sockets}, ${told}: ${healed} ms\n`);
    expect(healed).toBeLessThan(HEALS_WITHIN);
  },
  120_000,
);
