import type { Page } from 'playwright-core';
import { listen, type Heard } from '../support/browser/app/surroundings';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';

const RUNS = 5;

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld()), 60_000);
afterAll(() => world.close());

/** ms from the tap to the first sound of somebody else, by the page's own clock. */
async function timeToSound(page: Page): Promise<number> {
  await page.evaluate((source) => {
    const hear = new Function(`return (${source})()`) as () => Heard[];
    const watch = window as unknown as { tapped: number; sounded?: number };
    document.addEventListener('click', () => (watch.tapped = performance.now()), true);
    const timer = setInterval(() => {
      if (!hear().some(({ level }) => level > 0.02)) return;
      watch.sounded = performance.now();
      clearInterval(timer);
    }, 20);
  }, listen.toString());
  await page.click('#join');
  const took = await page.waitForFunction(() => {
    const { tapped, sounded } = window as unknown as { tapped: number; sounded?: number };
    return sounded === undefined ? 0 : sounded - tapped;
  });
  return await took.jsonValue();
}

test('from the tap on join to the first sound of the others', async () => {
  await world.joined('Ann', { tone: 440 });
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const tab = await world.tab({ tone: 880 });
    await tab.page.fill('#user-name', `Run ${run}`);
    times.push(await timeToSound(tab.page));
    await tab.close();
  }
  times.sort((a, b) => a - b);
  const median = times[Math.floor(RUNS / 2)] ?? Infinity;
  process.stdout.write(
    `From tap to sound, ${RUNS} runs: median ${Math.round(median)} ms (${times.map(Math.round).join(', ')})\n`,
  );
  // How long it may take is for bench and people to judge: a busy machine is slow without a fault.
  expect(times).toHaveLength(RUNS);
  expect(Math.min(...times)).toBeGreaterThan(0);
}, 180_000);
