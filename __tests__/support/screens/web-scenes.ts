import { renderSVG } from 'uqr';
import type { BrowserWorld } from '../browser/app/world';
import type { Tab, TabWishes } from '../browser/app/tab';
import { showSameRoomID } from './still';

type Wishes = Omit<TabWishes, 'cloud'>;

/** A screen that people meet in a browser, and how to get there. */
export interface WebScene {
  readonly name: string;
  readonly wishes: Wishes;
  go(world: BrowserWorld, wishes: Wishes): Promise<Tab>;
}

// A silent microphone: a ring around whoever speaks looks different every time.
const phone = { language: 'zh-CN', width: 375, height: 812, tone: 0 } as const;
const desk = { language: 'en', dark: true, width: 1440, height: 900, tone: 0 } as const;

const nameOf = ({ language }: Wishes) => (language === 'zh-CN' ? '王小明' : 'Ann Lee');

async function joined(world: BrowserWorld, wishes: Wishes): Promise<Tab> {
  const tab = await world.member(wishes);
  await tab.tapJoin(nameOf(wishes));
  await tab.untilState(wishes.language === 'zh-CN' ? '通话中' : 'In call');
  return tab;
}

async function withOneMore(world: BrowserWorld, wishes: Wishes): Promise<Tab> {
  await world.other('Ada King');
  const tab = await joined(world, wishes);
  const playing = () =>
    tab.page.evaluate(() =>
      Array.from(document.querySelectorAll('audio')).some(({ paused }) => !paused),
    );
  await tab.until(playing, Boolean, 20_000);
  return tab;
}

/** A class with a guest in it, who wants to speak; what its host sees of it. */
async function host(world: BrowserWorld, wishes: Wishes): Promise<Tab> {
  const [tab, roomID] = await world.host(wishes);
  const guest = await world.guest(roomID, wishes);
  await guest.tapJoin('Grace Hopper');
  await guest.page.click('#hand');
  await tab.untilSays('Grace Hopper wants to speak');
  // A guest is somebody else every time, in another colour.
  await tab.page
    .locator('.member--listening .avatar')
    .evaluate((disc) => disc.setAttribute('style', 'background: #555'));
  await showSameRoomID({ find: (selector) => tab.page.locator(selector) });
  return tab;
}

async function hostsPeople(world: BrowserWorld, wishes: Wishes): Promise<Tab> {
  const tab = await host(world, wishes);
  await tab.page.click('#open-people');
  await tab.page.locator('#close-room').waitFor();
  return tab;
}

export const webScenes: readonly WebScene[] = [
  { name: 'web-home', wishes: phone, go: (world, wishes) => world.tab(wishes) },
  { name: 'web-home-wide', wishes: desk, go: (world, wishes) => world.tab(wishes) },
  { name: 'web-call-two', wishes: phone, go: withOneMore },
  { name: 'web-call-wide', wishes: desk, go: withOneMore },
  { name: 'web-host-wide', wishes: desk, go: host },
  { name: 'web-host-people-wide', wishes: { ...desk, dark: false }, go: hostsPeople },
  {
    name: 'web-ended',
    wishes: phone,
    async go(world, wishes) {
      const tab = await joined(world, wishes);
      const host = { customReason: '会议已经结束' };
      world.cloud.faults.kick(world.userID(nameOf(wishes)), host);
      await tab.untilSays(host.customReason);
      return tab;
    },
  },
  {
    name: 'web-microphone-refused',
    wishes: { ...desk, refusal: 'NotAllowedError' },
    async go(world, wishes) {
      const tab = await world.tab(wishes);
      await tab.tapJoin(nameOf(wishes));
      await tab.untilSays('The browser does not allow the microphone.');
      return tab;
    },
  },
  {
    name: 'web-invite',
    wishes: phone,
    async go(world, wishes) {
      const tab = await joined(world, wishes);
      // That nobody else is here is said a moment later.
      await tab.page.waitForSelector('#invite-here');
      await tab.page.click('#open-invite');
      const code = tab.page.locator('.invite__code');
      // A ticket is another every time.
      const picture = `url("data:image/svg+xml,${encodeURIComponent(renderSVG('https://web.example/', { border: 0 }))}")`;
      await code.evaluate((element, url) => (element.style.backgroundImage = url), picture);
      return tab;
    },
  },
  {
    name: 'web-invite-guest',
    wishes: desk,
    async go(world, wishes) {
      const tab = await world.joined(nameOf(wishes), wishes);
      await tab.page.waitForSelector('#invite-here');
      await tab.page.click('#open-invite');
      await tab.untilSays('No link can be made here.');
      expect(await tab.page.locator('#copy-link').count()).toBe(0);
      // A guest is somebody else every time, in another colour.
      await tab.page
        .locator('.self .avatar')
        .evaluate((disc) => disc.setAttribute('style', 'background: #555'));
      return tab;
    },
  },
];
