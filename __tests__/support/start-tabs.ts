import fs from 'node:fs';
import type { BrowserContext, Page } from 'playwright-core';
import { generateToken04 } from '../../server/token04';
import { defaults } from '../../tools/local-cloud/options';
import type { CloudState } from '../../tools/local-cloud/state';

const PATIENCE = 60_000;

/** Tabs on the page for browsers that `npm start` serves: a development build. */
export class StartTabs {
  constructor(
    private readonly context: BrowserContext,
    /** `http://127.0.0.1:port/` */
    private readonly url: string,
    /** `127.0.0.1:port` of the cloud. */
    private readonly cloud: string,
  ) {}

  /** As the console would print it. */
  get server(): string {
    return `wss://${this.cloud}/ws`;
  }

  open(hash: string): Promise<Page> {
    return this.openLink(`${this.url}#${hash}`);
  }

  async openLink(link: string): Promise<Page> {
    const page = await this.context.newPage();
    page.setDefaultTimeout(PATIENCE);
    await page.goto(link);
    return page;
  }

  async join(page: Page, name: string): Promise<void> {
    await page.locator('#user-name').first().fill(name);
    await page.locator('#join').first().click();
    await this.inCall(page);
  }

  async inCall(page: Page): Promise<void> {
    await page.locator('#room-state', { hasText: 'In call' }).waitFor();
  }

  /**
   * What the browser's "Duplicate tab" does: another tab at the same address, born with a copy of
   * the first one's sessionStorage, while the first stays open.
   */
  async duplicate(page: Page): Promise<Page> {
    const kept = await page.evaluate(() => JSON.stringify({ ...sessionStorage }));
    const copy = await this.context.newPage();
    copy.setDefaultTimeout(PATIENCE);
    await copy.addInitScript((text) => {
      // Once: a reload finds what the tab itself left.
      if (sessionStorage.length > 0) return;
      const entries = JSON.parse(text) as Record<string, string>;
      for (const [key, value] of Object.entries(entries)) sessionStorage.setItem(key, value);
    }, kept);
    await copy.goto(page.url());
    return copy;
  }

  /** The userIDs of those in a room who go by a name, once there are so many. */
  async called(roomID: string, name: string, count: number): Promise<string[]> {
    const end = Date.now() + PATIENCE;
    for (;;) {
      const answer = await fetch(`http://${this.cloud}/control/state`);
      const { rooms } = (await answer.json()) as CloudState;
      const users = rooms.find((room) => room.roomID === roomID)?.users ?? [];
      const found = users.filter(({ userName, connected }) => userName === name && connected);
      if (found.length === count) return found.map(({ userID }) => userID);
      if (Date.now() > end) throw new Error(`not ${count} ${name}: ${JSON.stringify(users)}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** A token as somebody would get it from the console. */
  token(userID: string): string {
    const { appID, secret } = defaults;
    return generateToken04({ appID, userID, secret, ttl: 3600 });
  }
}

/** Everybody who opens the invitation meets in one room, and every tab is a person of its own. */
export async function tabsArePeople(tabs: StartTabs, roomID: string): Promise<void> {
  const home = `/pages/home/index?roomID=${roomID}`;
  const ann = await tabs.open(home);
  await tabs.join(ann, 'Ann');
  const [first] = await tabs.called(roomID, 'Ann', 1);
  // Those of npm start's own page were there before.
  await ann.locator('.member__name', { hasText: 'Phone' }).waitFor();
  await ann.locator('.member__name', { hasText: 'Tab' }).waitFor();

  // Nobody asked for a call there: it is invited, and joins by a tap.
  const copy = await tabs.duplicate(ann);
  await copy.locator('#join').waitFor();
  await tabs.join(copy, 'Ann');
  const both = await tabs.called(roomID, 'Ann', 2);
  expect(both).toContain(first);
  expect(new Set(both).size).toBe(2);
  await tabs.inCall(ann);
  await copy.close();
  expect(await tabs.called(roomID, 'Ann', 1)).toEqual([first]);

  await ann.reload();
  await tabs.inCall(ann);
  expect(await tabs.called(roomID, 'Ann', 1)).toEqual([first]);
  await ann.close();
  await tabs.called(roomID, 'Ann', 0);
}

/** The debug form says what is wrong with each field, and leads into a real call. */
export async function debugFormCalls(tabs: StartTabs, roomID: string): Promise<void> {
  const page = await tabs.open('/pages/home/index?debug');
  const field = (name: string) => page.locator(`#debug-${name}`);
  const join = page.locator('#debug-join');
  await field('appID').fill('-1');
  await field('server').fill('https://somewhere');
  await join.click();
  for (const fault of [
    'An AppID is a positive integer.',
    'A server address reads wss://…/ws.',
    'A room ID is up to 128',
    'A userID is up to 64',
    'A token begins with 04.',
  ]) {
    await page.getByText(fault).waitFor();
  }
  await field('appID').fill('1');
  await field('server').fill(tabs.server);
  await field('roomID').fill(roomID);
  await field('userID').fill('typed');
  await field('token').fill(tabs.token('typed'));
  await join.click();
  await tabs.inCall(page);
  expect(await tabs.called(roomID, 'typed', 1)).toEqual(['typed']);
  await page.locator('.member__name', { hasText: 'Phone' }).waitFor();
  await page.close();
}

/** Who saves a React file sees it: in a tab that is not loaded anew, and on the simulated phone. */
export async function editIsShown(tabs: StartTabs, start: string, file: string): Promise<void> {
  const tab = await tabs.open('/pages/home/index');
  await tab.locator('#join').waitFor();
  await tab.evaluate(() => Object.assign(window, { same: true }));
  await tab.locator('#user-name').fill('Half-typ');
  const phone = await tabs.openLink(start);
  const words = '{invited ? w.invited(invited) : w.lead}';
  const source = fs.readFileSync(file, 'utf8');
  expect(source).toContain(words);
  fs.writeFileSync(file, source.replace(words, "{'Edited'}"));
  await tab.getByText('Edited').first().waitFor();
  expect(await tab.evaluate(() => 'same' in window)).toBe(true);
  expect(await tab.locator('#user-name').inputValue()).toBe('Half-typ');
  await phone.frameLocator('iframe[src="phone.html"]').getByText('Edited').first().waitFor();
}
