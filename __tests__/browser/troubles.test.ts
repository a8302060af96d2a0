import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../support/browser/launch';
import { expectTrouble, takeTroubles } from '../support/browser/troubles';

/** A page with nothing wrong, and nothing else. */
const server = http.createServer((request, response) => {
  response.writeHead(request.url === '/' ? 200 : 404, { 'content-type': 'text/html' });
  response.end('<!doctype html><link rel="icon" href="data:," /><body></body>');
});
let browser: Browser;
let url: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  server.closeAllConnections();
  server.close();
});

/** Runs a script in a page, in a frame of its if wanted, until there was trouble. */
async function troublesOf(script: string, framed = false): Promise<string[]> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(url);
  if (framed) {
    await page.setContent(`<iframe src="${url}"></iframe>`);
    await page.frameLocator('iframe').locator('body').waitFor({ state: 'attached' });
  }
  const frame = page.frames().at(-1);
  await frame?.evaluate((code) => {
    const element = document.createElement('script');
    element.textContent = code;
    document.head.append(element);
  }, script);
  const troubles: string[] = [];
  for (let tries = 0; tries < 50 && troubles.length === 0; tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    troubles.push(...takeTroubles());
  }
  await context.close();
  return troubles;
}

const OVERLAY = `const overlay = document.createElement('iframe');
  overlay.id = 'react-refresh-overlay';
  document.body.append(overlay);`;

test.each([
  ['an error', 'setTimeout(() => { throw new Error("planted"); });', /^page error: .*planted/],
  ['a rejection that nobody handles', 'Promise.reject(new Error("planted"))', /^page error: /],
  ['an error in the console', 'console.error("planted")', /^console: planted/],
  ['a 404', 'fetch("/planted").catch(() => undefined)', /^(request|console): .*404/],
  [
    'a host that is not there',
    'fetch("http://nowhere.example/").catch(() => undefined)',
    /^(request|console): .*ERR_NAME_NOT_RESOLVED/,
  ],
  ['a socket that fails', 'new WebSocket("ws://nowhere.example/")', /^(socket|console): /],
  ['an overlay', OVERLAY, /^overlay: /],
])('%s is seen, in a page and in a frame', async (_what, script, pattern) => {
  expect(await troublesOf(script)).toEqual(
    expect.arrayContaining([expect.stringMatching(pattern)]),
  );
  expect(await troublesOf(script, true)).toEqual(
    expect.arrayContaining([expect.stringMatching(pattern)]),
  );
});

test('a warning is no trouble, and neither is what a test expects', async () => {
  expectTrouble('This test makes it.', /^console: planted/);
  expect(await troublesOf('console.warn("careful"); console.error("planted");')).toEqual([]);
});

test('what one test expects is trouble in the next', async () => {
  expect(await troublesOf('console.error("planted")')).toHaveLength(1);
});
