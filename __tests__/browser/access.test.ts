import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';

const AXE = readFileSync(createRequire(__filename).resolve('axe-core/axe.min.js'), 'utf8');

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld()), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

interface Violation {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly html: string }[];
}

/** What axe calls serious or worse on the page as it is. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE);
  const found = await page.evaluate(async () => {
    const { axe } = window as unknown as {
      axe: { run(): Promise<{ violations: Violation[]; passes: unknown[] }> };
    };
    const { violations: wrong, passes } = await axe.run();
    return { wrong, passed: passes.length };
  });
  // A run that looked at nothing would find nothing.
  expect(found.passed).toBeGreaterThan(10);
  return found.wrong
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, nodes }) => `${impact}: ${id} ${nodes.map(({ html }) => html).join(' ')}`);
}

test.each([false, true])(
  'axe finds nothing serious, dark: %s',
  async (dark) => {
    await world.joined('Bob', { tone: 880 });
    const ann = await world.tab({ tone: 440, dark });
    expect(await violations(ann.page)).toEqual([]);
    expect(await ann.page.getAttribute('html', 'lang')).toBe('en');
    await ann.tapJoin('Ann');
    await ann.untilMembers(['Ann', 'Bob']);
    await ann.untilHears([880]);
    expect(await violations(ann.page)).toEqual([]);
    world.cloud.faults.kick(world.userID('Ann'));
    await ann.untilSays('You were removed from the room');
    expect(await violations(ann.page)).toEqual([]);
  },
  180_000,
);

/** The id of what has the focus. */
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id ?? '');

/** Goes on with the Tab key until this has the focus. */
async function reach(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 20; presses += 1) {
    if ((await focused(page)) === id) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`No way to #${id} by keyboard; the focus is on "${await focused(page)}".`);
}

test('keys alone do for a call: the name, joining, muting, hanging up', async () => {
  const bob = await world.joined('Bob', { tone: 880 });
  const ann = await world.tab({ tone: 440 });
  const { keyboard } = ann.page;
  await ann.page.locator('#join').waitFor();
  await reach(ann.page, 'user-name');
  const looks = (of: string) =>
    ann.page.locator(of).evaluate((element) => {
      const { fontFamily, cursor, outlineWidth } = getComputedStyle(element);
      return { fontFamily, cursor, outlineWidth };
    });
  // A field has a font of its own, and a button no pointer, unless the style sheet reaches them.
  expect((await looks('#user-name')).fontFamily).toBe((await looks('.screen')).fontFamily);
  await keyboard.type('Ann');
  await keyboard.press('Enter');
  await ann.untilState('In call');
  await bob.untilHears([440]);
  await reach(ann.page, 'mic');
  expect(await looks('#mic')).toMatchObject({ cursor: 'pointer', outlineWidth: '3px' });
  await keyboard.press('Space');
  await bob.untilHears([]);
  await keyboard.press('Space');
  await bob.untilHears([440]);
  await reach(ann.page, 'hang-up');
  await keyboard.press('Enter');
  await bob.untilMembers(['Bob']);
  await ann.page.locator('#join').waitFor();
}, 180_000);

test('M mutes and opens the microphone, wherever the focus is', async () => {
  const bob = await world.joined('Bob', { tone: 880 });
  const ann = await world.joined('Ann', { tone: 440 });
  const { page } = ann;
  await bob.untilHears([440]);
  const mic = page.locator('#mic');
  expect(await mic.getAttribute('title')).toBe('Turn the microphone off (M)');
  await page.keyboard.press('m');
  await bob.untilHears([]);
  expect(await mic.getAttribute('title')).toBe('Turn the microphone on (M)');
  // Twice, faster than a screen is drawn: on and off.
  await page.keyboard.press('m');
  await page.keyboard.press('m');
  await page.locator('#mic[aria-checked="false"]').waitFor();
  // With others it is something else: the browser's own.
  for (const key of ['Control+m', 'Alt+m', 'Meta+m']) await page.keyboard.press(key);
  await page.waitForTimeout(500);
  expect(await mic.getAttribute('aria-checked')).toBe('false');
  await reach(page, 'open-invite');
  await page.keyboard.press('Shift+M');
  await bob.untilHears([440]);
}, 180_000);

test('keys alone do for the list of microphones', async () => {
  const ann = await world.joined('Ann');
  const { page } = ann;
  const { keyboard } = page;
  const entries = page.getByRole('menuitemradio');
  const focusedEntry = () =>
    entries.evaluateAll((all) => all.findIndex((one) => one === document.activeElement));
  await reach(page, 'microphones');
  await keyboard.press('Enter');
  await entries.first().waitFor();
  const last = (await entries.count()) - 1;
  expect(await focusedEntry()).toBe(0);
  for (const [key, at] of [
    ['ArrowUp', last],
    ['ArrowDown', 0],
    ['ArrowDown', 1],
    ['End', last],
    ['Home', 0],
  ] as const) {
    await keyboard.press(key);
    expect(await focusedEntry()).toBe(at);
  }
  expect(await violations(page)).toEqual([]);
  await keyboard.press('Escape');
  await entries.first().waitFor({ state: 'detached' });
  expect(await focused(page)).toBe('microphones');
  // A tap elsewhere closes it too.
  await keyboard.press('Enter');
  await entries.first().waitFor();
  await page.mouse.click(5, 5);
  await entries.first().waitFor({ state: 'detached' });
  await ann.untilState('In call');
}, 180_000);

test.each([
  ['invite', 'Invite'],
  ['report', 'Diagnostics'],
])(
  'keys alone do for a sheet: %s',
  async (name, title) => {
    const ann = await world.joined('Ann', { tone: 440 });
    const { page } = ann;
    const dialog = page.getByRole('dialog', { name: title });
    const inSheet = () =>
      page.evaluate(() => {
        const { activeElement } = document;
        return activeElement?.closest('[role=dialog], dialog')?.id ?? activeElement?.tagName ?? '';
      });
    await reach(page, `open-${name}`);
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    expect(await dialog.getAttribute('aria-modal')).toBe('true');
    expect(await focused(page)).toBe(`${name}-close`);
    expect(await violations(page)).toEqual([]);

    // Round and round, and back: the browser's own bar, which is no element, is the one way out.
    const ways: string[] = [];
    for (const key of [...Array<string>(10).fill('Tab'), ...Array<string>(10).fill('Shift+Tab')]) {
      await page.keyboard.press(key);
      ways.push(await inSheet());
    }
    expect(new Set(ways)).toEqual(new Set([name, 'BODY']));
    // What is beneath is out of reach, for whatever asks.
    await page.evaluate(() => document.getElementById('hang-up')?.focus());
    expect(await focused(page)).not.toBe('hang-up');

    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(`open-${name}`);
    // And by its own button.
    await page.keyboard.press('Enter');
    await dialog.waitFor();
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect(await focused(page)).toBe(`open-${name}`);
    // Nothing of it ended the call.
    await ann.untilState('In call');
  },
  180_000,
);
