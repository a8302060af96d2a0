/** What a screen reader gets of the built app, and whether everybody can read it. */
import fs from 'node:fs';
import type { AxeResults } from 'axe-core';
import { resolveInstalled } from '../../../tools/simulator/load/resolve';
import { openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import type { PhoneDriver } from '../../support/simulator';

const AXE = fs.readFileSync(resolveInstalled('axe-core/axe.min.js'), 'utf8');

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

/** What axe finds wrong with the page on top, one line each. */
async function faults(phone: PhoneDriver): Promise<string[]> {
  await phone.browserPage.addStyleTag({ content: '* { animation: none !important; }' });
  await phone.browserPage.evaluate(AXE);
  const results = await phone.browserPage.evaluate(() => {
    const { axe } = window as unknown as {
      axe: { run(where: string, options: object): Promise<AxeResults> };
    };
    const runOnly = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'best-practice'] };
    // WeChat gives a page its frame: landmarks, headings and a language are not the app's to set;
    // and what scrolls is scrolled by touch, for a phone has no keys to come to it.
    const off = { enabled: false };
    const rules = {
      ...{ region: off, 'landmark-one-main': off, 'page-has-heading-one': off },
      'scrollable-region-focusable': off,
    };
    return axe.run('.sim-layer:not(.sim-covered) wx-page', { runOnly, rules });
  });
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

test.each([
  ['light', 'zh_CN'],
  ['dark', 'en'],
] as const)('home, call, sheets and end, %s', async (theme, language) => {
  const a = await world.phone('Ann', { theme, language });
  expect(await faults(a)).toEqual([]);
  await a.input('#room-id', 'a b');
  expect(await faults(a)).toEqual([]);
  await a.input('#room-id', ROOM);
  world.cloud.addPeers(ROOM, 2, { together: true, extraInfo: '{"mic":0}' });
  await a.tap('#join');
  await a.waitFor('.member:not(.self)');
  await a.waitForGone('.member--connecting');
  expect(await faults(a)).toEqual([]);
  for (const sheet of ['invite', 'report']) {
    await a.tap(`#open-${sheet}`);
    await a.waitFor(`#${sheet}-close`);
    expect(await faults(a)).toEqual([]);
    await a.tap(`#${sheet}-close`);
  }
  world.cloud.faults.kick(world.userID('Ann'));
  await a.waitFor('.ended');
  expect(await faults(a)).toEqual([]);
});

test('controls say what they are and how they stand', async () => {
  const a = await world.phone('Ann');
  const of = (selector: string, name: string) => a.find(selector).first().getAttribute(name);
  expect(await of('#join', 'role')).toBe('button');
  expect(await of('#room-id', 'aria-label')).toBe('Room ID');
  await a.input('#room-id', 'a b');
  expect(await of('#room-id', 'aria-label')).toMatch(/^Room ID\. Use letters/);
  await a.input('#room-id', ROOM);
  await a.tap('#join');
  await a.waitFor('#room-state', 'In call');
  await a.waitForGone('.member--connecting');
  expect(await of('#mic', 'role')).toBe('switch');
  expect(await of('#mic', 'aria-checked')).toBe('true');
  await a.tap('#mic');
  await a.waitFor('#mic', 'Mic off');
  expect(await of('#mic', 'aria-checked')).toBe('false');
  expect(await of('#open-invite', 'aria-label')).toBe('Invite');
  expect(await of('.member__picture', 'aria-label')).toBe('Ann, You, Muted');
});
