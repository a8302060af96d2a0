import path from 'node:path';
import type { Browser, BrowserContext } from 'playwright-core';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { launchBrowser } from '../support/browser/launch';
import { holdsTheContract, type EngineUnderTest } from '../support/engine-contract';
import { expectTrouble } from '../support/browser/troubles';
import { startPageServer, type PageServer } from '../support/browser/sdk/page-server';

let cloud: LocalCloud;
let browser: Browser;
let pages: PageServer;
const contexts: BrowserContext[] = [];

beforeAll(async () => {
  browser = await launchBrowser();
  pages = await startPageServer(path.join(__dirname, '../support/browser/sdk/engine-page.ts'));
}, 180_000);
beforeEach(async () => (cloud = await startLocalCloud({ port: 0 })));
beforeEach(() => {
  if (!expect.getState().currentTestName?.includes('once destroyed')) return;
  expectTrouble(
    'Destroyed at once, the SDK may still read the settings that it had asked for.',
    /^page error: .*reading 'setting'/,
  );
});
afterAll(async () => {
  await browser.close();
  await pages.close();
});

/** Everyone has a tab of their own. */
async function engine(): Promise<EngineUnderTest> {
  const context = await browser.newContext({ permissions: ['microphone'] });
  contexts.push(context);
  const page = await context.newPage();
  await page.goto(pages.url);
  const { options, host } = cloud;
  await page.evaluate(([appID, at]) => window.startEngine(appID, at), [
    options.appID,
    host,
  ] as const);
  return {
    call: (method, ...args) =>
      page.evaluate(([name, given]) => window.engine?.call(name, ...(given as never)) ?? null, [
        method,
        args,
      ] as const),
    events: () => page.evaluate(async () => (await window.engine?.events()) ?? []),
  };
}

describe('the adapter for browsers', () => {
  holdsTheContract(
    () => ({ cloud, engine }),
    async () => {
      await Promise.all(contexts.splice(0).map((context) => context.close()));
      await cloud.close();
    },
  );
});
