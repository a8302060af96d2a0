import type { Browser } from 'playwright-core';
import { pageHeaders } from '../../../../config/page-headers';
import { startLocalCloud, type LocalCloud } from '../../../../tools/local-cloud';
import type { LocalCloudOptions } from '../../../../tools/local-cloud/options';
import { distOf, SETTINGS } from '../../build';
import { launchBrowser } from '../launch';
import { BROKEN_NETWORK, expectTrouble } from '../troubles';
import { openWeb, type Web, type WebCaller } from '../sdk/web-caller';
import { whereabouts, type Whereabouts } from '../../whereabouts';
import { serve, type Certificate, type Site } from './site';
import { Tab, type TabWishes } from './tab';

export const ROOM = 'room-1';
const HOST = 'Ms Lovelace';

/** The production build in a browser, and a cloud for it. */
export interface BrowserWorld extends Whereabouts {
  readonly cloud: LocalCloud;
  readonly site: Site;
  readonly browser: Browser;
  /** The address of an invitation to the room, with a ticket as guests need it. */
  invitation(roomID?: string): Promise<string>;
  /** A tab whose person opened the invitation. */
  tab(wishes?: Omit<TabWishes, 'cloud'>): Promise<Tab>;
  /** A tab that joined; resolves once it is in the call. */
  joined(name: string, wishes?: Omit<TabWishes, 'cloud'>): Promise<Tab>;
  /**
   * A tab of somebody with a session of their own, as an app with accounts would have it: a guest may
   * not invite, and is another userID each time.
   */
  member(wishes?: Omit<TabWishes, 'cloud'>, roomID?: string): Promise<Tab>;
  /** A tab of a member, Ms Lovelace, in a room that she made, in which others listen. */
  host(wishes?: Omit<TabWishes, 'cloud'>): Promise<[host: Tab, roomID: string]>;
  /** A tab of somebody who was invited to a room that its host made. */
  guest(roomID: string, wishes?: Omit<TabWishes, 'cloud'>): Promise<Tab>;
  /** A tab at some address. */
  at(address: string, wishes?: Omit<TabWishes, 'cloud'>): Promise<Tab>;
  /** Somebody else in the room, muted, on a page with nothing but the SDK. */
  other(name: string): Promise<void>;
  /** The tab loses its network for so many ms: sockets are cut, nothing new gets out, sound is lost. */
  offline(tab: Tab, name: string, ms: number): Promise<void>;
  /** Takes back what a test left behind. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** @param certificate - to serve the page over https */
export async function openBrowserWorld(
  options: Partial<LocalCloudOptions> = {},
  certificate?: Certificate,
): Promise<BrowserWorld> {
  const cloud = await startLocalCloud({ port: 0, ...options });
  const site = await serve(distOf('h5'), headersFor(cloud.host), certificate);
  const browser = await launchBrowser();
  const tabs: Tab[] = [];
  const callers: WebCaller[] = [];
  let web: Web | undefined;

  const post = async (path: string, body: object, session = '') => {
    const answer = await fetch(`http://${cloud.host}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Record<string, string>;
  };

  const open = async (wishes: Omit<TabWishes, 'cloud'>) => {
    const tab = await Tab.open(browser, { cloud: cloud.host, ...wishes });
    tabs.push(tab);
    return tab;
  };

  const world: BrowserWorld = {
    cloud,
    site,
    browser,
    async invitation(roomID = ROOM) {
      const { session } = await post('/v1/login', { key: 'host' });
      const { ticket = '' } = await post('/v1/invite', { roomID }, session);
      return `${site.url}#/pages/home/index?roomID=${roomID}&ticket=${encodeURIComponent(ticket)}`;
    },
    async at(address, wishes = {}) {
      const tab = await open(wishes);
      await tab.page.goto(address);
      return tab;
    },
    async tab(wishes) {
      return world.at(await world.invitation(), wishes);
    },
    async guest(roomID, wishes) {
      return world.at(await world.invitation(roomID), wishes);
    },
    async joined(name, wishes = {}) {
      const tab = await world.tab(wishes);
      await tab.tapJoin(name);
      await tab.untilState(wishes.language === 'zh-CN' ? '通话中' : 'In call');
      return tab;
    },
    async member(wishes = {}, roomID = ROOM) {
      const { session = '' } = await post('/v1/login', { key: 'member' });
      const now = Date.now();
      const kept = { session, url: SETTINGS.TARO_APP_TOKEN_URL, from: now, until: now + 3_600_000 };
      const tab = await open(wishes);
      await tab.context.addInitScript((text) => {
        if (location.protocol === 'about:') return;
        // As a tab leaves them that is loaded anew.
        sessionStorage.setItem('token-session', text);
        sessionStorage.setItem('tab-left', '1');
      }, JSON.stringify(kept));
      const query = roomID && `?roomID=${roomID}`;
      await tab.page.goto(`${site.url}#/pages/home/index${query}`);
      return tab;
    },
    async host(wishes) {
      const tab = await world.member(wishes, '');
      await tab.page.fill('#user-name', HOST);
      await tab.page.click('#make-room');
      await tab.page.click('#make-listener');
      await tab.untilState('In call');
      await tab.page.locator('#open-people').waitFor();
      return [tab, world.roomOf(HOST)];
    },
    ...whereabouts(cloud),
    async other(name) {
      web ??= await openWeb(() => cloud, { browser });
      const one = await web.caller(`other-${callers.length}`, name);
      callers.push(one);
      await one.join(ROOM);
      await one.publish();
      await one.mute(true);
    },
    async offline(tab, name, ms) {
      const userID = world.userID(name);
      expectTrouble('The tab has no network.', BROKEN_NETWORK);
      await tab.context.setOffline(true);
      cloud.faults.media.hold({ userID });
      cloud.faults.drop({ userID });
      await new Promise((resolve) => setTimeout(resolve, ms));
      cloud.faults.media.release();
      await tab.context.setOffline(false);
    },
    async clear() {
      cloud.faults.reset();
      site.refused.clear();
      await Promise.all([...tabs.splice(0), ...callers.splice(0)].map((one) => one.close()));
      // Nobody of the last test may haunt the next.
      await leftAlone(cloud);
    },
    async close() {
      await web?.close();
      await browser.close();
      await site.close();
      await cloud.close();
    },
  };
  return world;
}

/** What the page is published with; `surroundings.ts` sends to the cloud what is meant for others. */
export const headersFor = (cloud: string): Readonly<Record<string, string>> =>
  pageHeaders({ asked: [`http://${cloud}`, `ws://${cloud}`] });

async function leftAlone(cloud: LocalCloud): Promise<void> {
  const end = Date.now() + 15_000;
  while (cloud.state().rooms.some(({ users }) => users.length > 0)) {
    if (Date.now() > end) throw new Error('Somebody never left the room.');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
