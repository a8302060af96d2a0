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

/** The scripts that a built page asks for until nothing more comes. */
async function scriptsOf(dist: string, landmark: string): Promise<Map<string, number>> {
  const site = await serve(dist, pageHeaders({ asked: [] }));
  const page = await browser.newPage();
  try {
    await page.goto(site.url);
    await page.getByText(landmark).first().waitFor();
    await page.waitForLoadState('networkidle');
    const scripts = site.asked.filter((file) => file.endsWith('.js'));
    return new Map(scripts.map((file) => [file, fs.statSync(path.join(dist, file)).size / 1024]));
  } finally {
    await page.close();
    await site.close();
  }
}

const sum = (sizes: Iterable<number>) => [...sizes].reduce((all, size) => all + size, 0);

test('home is seen without the SDK, and with little more than Taro and React', async () => {
  const home = await scriptsOf(distOf('h5'), 'Join the call');
  const empty = await scriptsOf(EMPTY, 'Nothing here');
  const over = sum(home.values()) - sum(empty.values());

  const sdk = fs
    .readdirSync(path.join(distOf('h5'), 'js'))
    .find((file) => /^zego-sdk\..*\.js$/.test(file));
  const size = fs.statSync(path.join(distOf('h5'), 'js', sdk ?? 'no SDK')).size / 1024;
  process.stdout.write(
    `JS before the first paint: home ${sum(home.values()).toFixed(1)} KiB, an empty page ` +
      `${sum(empty.values()).toFixed(1)} KiB, ${over.toFixed(1)} more; the SDK, later: ${size.toFixed(0)} KiB\n`,
  );
  expect([...home.keys()].filter((file) => file.includes('zego-sdk'))).toEqual([]);
  expect(over).toBeLessThan(BUDGET);
  // An empty page that weighs nothing would make any budget hold.
  expect(sum(empty.values())).toBeGreaterThan(100);
}, 180_000);
