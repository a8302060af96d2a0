import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { launchBrowser } from '../support/browser/launch';
import { serve, type Site } from '../support/browser/app/site';
import { Tab } from '../support/browser/app/tab';
import { distOf } from '../support/examples/packed';
import type { Browser } from 'playwright-core';

let cloud: LocalCloud;
let site: Site;
let browser: Browser;

beforeAll(async () => {
  cloud = await startLocalCloud({ port: 0 });
  site = await serve(distOf('own-page', 'h5'), {});
  browser = await launchBrowser();
}, 60_000);

afterAll(async () => {
  await browser.close();
  await site.close();
  await cloud.close();
});

async function talk(name: string, tone: number): Promise<Tab> {
  const tab = await Tab.open(browser, { cloud: cloud.host, tone });
  await tab.page.goto(`${site.url}#/pages/index/index`);
  await tab.page.locator('#name input').fill(name);
  await tab.page.locator('#call').click();
  await tab.page.locator('#state', { hasText: 'You are in' }).waitFor();
  return tab;
}

test('two tabs hear each other on a page of the app’s own, and record nothing after', async () => {
  const ann = await talk('Ann', 440);
  const bob = await talk('Bob', 880);
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);

  await ann.page.locator('#mute').click();
  await bob.untilHears([]);
  await bob.page.locator('.person', { hasText: 'Ann (silent)' }).waitFor();

  for (const tab of [ann, bob]) {
    await tab.page.locator('#leave').click();
    await tab.page.locator('#call').waitFor();
    await tab.until(
      () => tab.microphones(),
      (tracks) => tracks.every((state) => state === 'ended'),
      10_000,
    );
  }
  expect(cloud.state().rooms.flatMap(({ users }) => users)).toEqual([]);
}, 180_000);
