import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/world';

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
  60_000,
);

test('keys alone do for a call: the name, joining, muting, hanging up', async () => {
  const bob = await world.joined('Bob', { tone: 880 });
  const ann = await world.tab({ tone: 440 });
  const { keyboard } = ann.page;
  const focused = () => ann.page.evaluate(() => document.activeElement?.id ?? '');
  /** Goes on with the Tab key until this has the focus. */
  const reach = async (id: string) => {
    for (let presses = 0; presses < 20; presses += 1) {
      if ((await focused()) === id) return;
      await keyboard.press('Tab');
    }
    throw new Error(`No way to #${id} by keyboard; the focus is on "${await focused()}".`);
  };
  await ann.page.locator('#join').waitFor();
  await reach('user-name');
  await keyboard.type('Ann');
  await keyboard.press('Enter');
  await ann.untilState('In call');
  await bob.untilHears([440]);
  await reach('mic');
  await keyboard.press('Space');
  await bob.untilHears([]);
  await keyboard.press('Space');
  await bob.untilHears([440]);
  await reach('hang-up');
  await keyboard.press('Enter');
  await bob.untilMembers(['Bob']);
  await ann.page.locator('#join').waitFor();
}, 60_000);
