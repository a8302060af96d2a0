import fs from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { build, distOf, SETTINGS } from '../support/build';
import { pageHeaders } from '../../config/page-headers';
import { serve } from '../support/browser/app/site';
import { launchBrowser } from '../support/browser/launch';

const ROOT = path.resolve(__dirname, '..', '..');
const EMPTY = path.join(ROOT, 'dist', 'h5-empty');
/** How much more than an empty Taro page home may load before it is seen, in KiB, uncompressed. */
const BUDGET = 80;

let browser: Browser;
beforeAll(async () => {
  if (process.env.SKIP_BUILD === '1' && fs.existsSync(EMPTY)) return;
  const { code, output } = await build('h5', SETTINGS, {
    SOURCE_ROOT: '__tests__/support/empty-h5',
    OUTPUT_ROOT: path.relative(ROOT, EMPTY),
  });
  if (code !== 0) throw new Error(`The empty page was not built:\n${output}`);
}, 600_000);
beforeAll(async () => (browser = await launchBrowser()), 60_000);
afterAll(() => browser.close());

/** The scripts that a built page asks for until it is seen, and those that follow, by file, in KiB. */
async function scriptsOf(dist: string, landmark: string) {
  const site = await serve(dist, pageHeaders({ asked: [] }));
  const page = await browser.newPage();
  try {
    await page.goto(site.url);
    await page.getByText(landmark).first().waitFor();
    // By the page's own clock: what it was given when first there was something to see.
    const painted = await page.evaluate(() => {
      const [first] = performance.getEntriesByName('first-contentful-paint');
      return performance
        .getEntriesByType('resource')
        .filter(({ startTime }) => startTime <= (first?.startTime ?? Infinity))
        .map(({ name }) => name);
    });
    await page.waitForLoadState('networkidle');
    const scripts = [...new Set(site.asked)].filter((file) => file.endsWith('.js'));
    const weigh = (files: readonly string[]) =>
      new Map(files.map((file) => [file, fs.statSync(path.join(dist, file)).size / 1024]));
    const isFirst = (file: string) => painted.some((url) => url.endsWith(`/${file}`));
    return {
      first: weigh(scripts.filter(isFirst)),
      later: weigh(scripts.filter((file) => !isFirst(file))),
    };
  } finally {
    await page.close();
    await site.close();
  }
}

const sum = (sizes: Iterable<number>) => [...sizes].reduce((all, size) => all + size, 0);

test('home is seen without the SDK, and with little more than Taro and React', async () => {
  const { first: home, later } = await scriptsOf(distOf('h5'), 'Join the call');
  const { first: empty } = await scriptsOf(EMPTY, 'Nothing here');
  const over = sum(home.values()) - sum(empty.values());

  process.stdout.write(
    `JS before the first paint: home ${sum(home.values()).toFixed(1)} KiB, an empty page ` +
      `${sum(empty.values()).toFixed(1)} KiB, ${over.toFixed(1)} more; ` +
      `ahead of a call, later: ${sum(later.values()).toFixed(0)} KiB\n`,
  );
  // Nobody has typed a room: the call's own code is there by now, and the SDK in no case.
  expect(later.size).toBe(1);
  expect([...home.keys(), ...later.keys()].filter((file) => file.includes('zego-sdk'))).toEqual([]);
  expect(over).toBeLessThan(BUDGET);
  // An empty page that weighs nothing would make any budget hold.
  expect(sum(empty.values())).toBeGreaterThan(100);
}, 180_000);
