import type { PhoneWishes } from '../../../tools/simulator/options';
import { KickReason, ServerCode } from '../../../tools/local-cloud/protocol/codes';
import { hears, ROOM, type AppWorld } from '../app-world';
import type { PhoneDriver } from '../simulator';
import { showSameRoomID } from './still';

/** A screen that people meet, and how to get there. */
export interface Scene {
  readonly name: string;
  readonly wishes: PhoneWishes;
  go(world: AppWorld, wishes: PhoneWishes): Promise<PhoneDriver>;
}

const zh = { language: 'zh_CN' } as const;
const en = { language: 'en' } as const;
const dark = { theme: 'dark' } as const;
// No volume: a ring that comes and goes looks different every time.
const silent = { media: { volume: 0 } } as const;
const small = { width: 320, height: 568, safeAreaBottom: 0, statusBarHeight: 20 } as const;
const big = { width: 430, height: 932, safeAreaBottom: 34, statusBarHeight: 59 } as const;
const tablet = { width: 768, height: 1024 } as const;
const large = { fontSize: 23 } as const;

const NAMES = {
  zh_CN: ['林晓', 'Ada King', '陈一', '欧阳娜娜', 'Bob', '周老师', '小陶', 'Grace H'],
  en: ['Ada King', 'Bob', '林晓', 'Grace Hopper', 'Linus', 'Mei', 'Tim', 'Zoe'],
};
const nameOf = ({ language }: PhoneWishes) => (language === 'zh_CN' ? '王小明' : 'Ann Lee');

async function home({ phone }: AppWorld, wishes: PhoneWishes, query = ''): Promise<PhoneDriver> {
  const one = await phone(nameOf(wishes), wishes);
  await one.open(`pages/home/index${query}`);
  await one.waitFor('#join');
  return one;
}

async function callOf(count: number, world: AppWorld, wishes: PhoneWishes): Promise<PhoneDriver> {
  const names = NAMES[wishes.language ?? 'en'];
  const others = count - 1;
  const muted = Math.min(2, Math.max(0, others - 1));
  const add = (from: number, many: number, mic: number) =>
    world.cloud.addPeers(ROOM, many, {
      together: true,
      names: names.slice(from),
      extraInfo: JSON.stringify({ mic }),
    });
  const one = await world.joined(nameOf(wishes), wishes);
  if (muted > 0) add(0, muted, 0);
  if (others > muted) add(muted, others - muted, 1);
  await hears(one, Math.min(others, 16));
  // Alone is who is alone for a moment.
  if (count === 1) await one.waitFor('#invite-here');
  return one;
}

const call = (count: number) => (world: AppWorld, wishes: PhoneWishes) =>
  callOf(count, world, wishes);

/** Tells the phone of one stream, or of its own with an empty id, that somebody speaks. */
async function speaks(phone: PhoneDriver, streamID: string): Promise<void> {
  for (let n = 0; n < 4; n += 1) {
    const detail = { volume: 60 };
    if (streamID) await phone.emitPlayer(streamID, 'audiovolumenotify', detail);
    else await phone.emitPusher('audiovolumenotify', detail);
  }
  await phone.waitFor('.avatar--speaking');
}

/** What people have written, the last of it without a network. */
async function written(world: AppWorld, wishes: PhoneWishes): Promise<PhoneDriver> {
  const isChinese = wishes.language === 'zh_CN';
  const one = await callOf(1, world, wishes);
  const other = await world.joined(isChinese ? '林晓' : 'Grace Hopper', wishes);
  await hears(one, 1);
  const say = async (who: PhoneDriver, text: string) => {
    await who.input('#message', text);
    await who.tap('#message-send');
    await who.waitFor('.message--own', text);
  };
  for (const who of [one, other]) {
    await who.tap('#messages-open');
    await who.waitFor('#message');
  }
  const link = 'https://example.com/a';
  await say(other, isChinese ? `大家好，资料在 ${link}` : `Hello, the paper is at ${link}`);
  await one.waitFor('.message__text', link);
  await say(one, isChinese ? '好的，收到' : 'Thanks, got it');
  await other.waitFor('.message__text', isChinese ? '收到' : 'got it');
  await one.goOffline();
  await say(one, isChinese ? '我这里听不清' : 'I can hardly hear you');
  await one.waitFor('#message-again-2', undefined, { timeout: 20_000 });
  return one;
}

async function sameRoomID(phone: PhoneDriver): Promise<PhoneDriver> {
  await showSameRoomID(phone);
  return phone;
}

/** A class: its host, two who listen, the first of whom has raised a hand. */
async function classOf(world: AppWorld, wishes: PhoneWishes): Promise<readonly PhoneDriver[]> {
  const isChinese = wishes.language === 'zh_CN';
  const [teacher, ...pupils] = isChinese
    ? ['王老师', '林晓', '陈一鸣']
    : ['Ms Lovelace', 'Grace Hopper', 'Alan Turing'];
  const host = await world.phone(teacher, wishes, '');
  await host.tap('#make-room');
  await host.tap('#make-listener');
  await host.waitFor('#open-people');
  // Not the first of the cloud: another may be on its way out.
  const roomID = world.roomOf(teacher);
  const all = [host];
  for (const pupil of pupils) {
    const one = await world.phone(pupil, wishes, roomID);
    await one.tap('#join');
    await one.waitFor('#hand');
    all.push(one);
  }
  await all[1]!.tap('#hand');
  await host.waitFor('.banner__text', pupils[0]);
  for (const one of all) {
    await one.until(
      () => one.count('.member--listening'),
      (count) => count === pupils.length,
    );
  }
  return all;
}

async function peopleOfClass(world: AppWorld, wishes: PhoneWishes): Promise<PhoneDriver> {
  const [host] = await classOf(world, wishes);
  await host!.tap('#open-people');
  await host!.waitFor('#close-room');
  return sameRoomID(host!);
}

export const scenes: readonly Scene[] = [
  {
    name: 'home',
    wishes: { ...zh },
    go: (world, wishes) => home(world, wishes, '?roomID=weekly-meeting'),
  },
  {
    name: 'home-empty',
    wishes: { ...en, ...dark, ...small },
    go: async (world, wishes) => {
      const one = await home(world, wishes);
      await one.input('#user-name', '');
      return one;
    },
  },
  {
    name: 'home-after-a-call',
    wishes: { ...en, ...dark },
    async go(world, wishes) {
      const one = await callOf(1, world, wishes);
      await one.reLaunch('pages/home/index');
      await one.waitFor('#rejoin');
      return one;
    },
  },
  {
    name: 'home-faults',
    wishes: { ...zh, ...large },
    async go(world, wishes) {
      const one = await home(world, wishes, '?roomID=%E6%88%BF%201');
      await one.input('#user-name', '');
      await one.tap('#join');
      await one.goOffline();
      await one.waitFor('.home__notice');
      return one;
    },
  },
  { name: 'call-alone', wishes: { ...zh, ...silent }, go: call(1) },
  {
    name: 'call-two',
    wishes: { ...en, ...dark, ...silent },
    async go(world, wishes) {
      const one = await callOf(2, world, wishes);
      await speaks(one, '');
      return one;
    },
  },
  {
    name: 'call-six',
    wishes: { ...zh, ...silent },
    async go(world, wishes) {
      const one = await callOf(6, world, wishes);
      const [, , third] = await one.players();
      await speaks(one, third!.streamID);
      return one;
    },
  },
  {
    name: 'call-six-dark',
    wishes: { ...en, ...dark, ...silent },
    async go(world, wishes) {
      const one = await callOf(6, world, wishes);
      const [, , third] = await one.players();
      await speaks(one, third!.streamID);
      return one;
    },
  },
  {
    name: 'call-nine-big',
    wishes: { ...en, ...dark, ...silent, ...big },
    async go(world, wishes) {
      const one = await callOf(9, world, wishes);
      await speaks(one, '');
      return one;
    },
  },
  {
    name: 'call-twenty',
    wishes: { ...en, ...silent, ...small },
    async go(world, wishes) {
      const one = await callOf(20, world, wishes);
      await one.find('.member').last().scrollIntoViewIfNeeded();
      await one.waitFor('.member--waiting');
      return one;
    },
  },
  { name: 'call-fifty', wishes: { ...zh, ...dark, ...silent, ...tablet }, go: call(50) },
  { name: 'call-large-text', wishes: { ...zh, ...silent, ...large }, go: call(5) },
  {
    name: 'call-weak-network',
    wishes: { ...zh, ...silent },
    async go(world, wishes) {
      const one = await callOf(4, world, wishes);
      const [first] = await one.players();
      const info = { netQualityLevel: 5 };
      await one.until(
        async () => {
          await one.emitPusher('netstatus', { info });
          await one.emitPlayer(first!.streamID, 'netstatus', { info });
          return one.isVisible('.banner--hint');
        },
        Boolean,
        { timeout: 20_000 },
      );
      return one;
    },
  },
  {
    name: 'call-failures',
    wishes: { ...en, ...silent },
    async go(world, wishes) {
      const one = await callOf(4, world, wishes);
      const [first] = await one.players();
      await one.emitPlayer(first!.streamID, 'statechange', { code: -2301 });
      await one.emitPusher('statechange', { code: -1302 });
      await one.waitFor('.member--failed:not(.self)');
      await one.waitFor('.banner--danger');
      return one;
    },
  },
  {
    name: 'call-reconnecting',
    wishes: { ...zh, ...dark, ...silent },
    async go(world, wishes) {
      const one = await callOf(3, world, wishes);
      await one.goOffline();
      await one.waitFor('.banner');
      return one;
    },
  },
  {
    name: 'call-interrupted',
    wishes: { ...en, ...silent },
    async go(world, wishes) {
      const one = await callOf(3, world, wishes);
      await one.interruptAudio(true);
      await one.waitFor('.member--paused');
      return one;
    },
  },
  {
    name: 'leave-question',
    wishes: { ...zh, ...silent },
    async go(world, wishes) {
      const one = await callOf(3, world, wishes);
      await one.back();
      await one.browserPage.locator('.sim-sheet').waitFor();
      return one;
    },
  },
  {
    name: 'ended-by-host',
    wishes: { ...zh, ...silent },
    async go(world, wishes) {
      const one = await callOf(2, world, wishes);
      const host = { customReason: '会议已经结束' };
      world.cloud.faults.kick(world.userID(nameOf(wishes)), host);
      await one.waitFor('.ended', host.customReason);
      return one;
    },
  },
  {
    name: 'ended-elsewhere',
    wishes: { ...en, ...silent, ...small },
    async go(world, wishes) {
      const one = await callOf(2, world, wishes);
      const elsewhere = { reason: KickReason.LoggedInElsewhere };
      world.cloud.faults.kick(world.userID(nameOf(wishes)), elsewhere);
      await one.waitFor('.ended', 'another device');
      return one;
    },
  },
  {
    name: 'ended-unreachable',
    wishes: { ...en, ...dark, ...silent, clock: 'virtual' },
    async go(world, wishes) {
      const one = await world.phone(nameOf(wishes), wishes);
      await one.tap('#join');
      await one.advance(3000);
      await one.goOffline();
      // Longer than we try.
      await one.advance(310_000);
      await one.waitFor('.ended', 'too long');
      return one;
    },
  },
  {
    name: 'not-joined',
    wishes: { ...en, ...dark, ...small },
    async go(world, wishes) {
      world.cloud.faults.refuse({ target: 'login', code: ServerCode.RoomFull });
      const one = await world.phone(nameOf(wishes), wishes);
      await one.tap('#join');
      await one.waitFor('.ended', 'full');
      return one;
    },
  },
  {
    name: 'microphone-refused',
    wishes: { ...zh, microphone: 'refused' },
    async go(world, wishes) {
      const one = await world.phone(nameOf(wishes), wishes);
      await one.tap('#join');
      await one.waitFor('.ended', '麦克风');
      return one;
    },
  },
  {
    name: 'invite',
    wishes: { ...zh, ...silent },
    async go(world, wishes) {
      const one = await callOf(1, world, wishes);
      await one.tap('#open-invite');
      await one.waitFor('#copy-room');
      return one;
    },
  },
  {
    name: 'messages',
    wishes: { ...zh, ...silent },
    go: written,
  },
  {
    name: 'messages-dark',
    wishes: { ...en, ...dark, ...small, ...silent },
    go: written,
  },
  {
    name: 'home-make-room',
    wishes: { ...zh },
    async go(world, wishes) {
      const one = await home(world, wishes);
      await one.tap('#make-room');
      await one.waitFor('#make-listener');
      return one;
    },
  },
  {
    name: 'listener',
    wishes: { ...zh, ...silent },
    go: async (world, wishes) => sameRoomID((await classOf(world, wishes))[1]!),
  },
  {
    name: 'host',
    wishes: { ...en, ...dark, ...small, ...silent },
    go: async (world, wishes) => sameRoomID((await classOf(world, wishes))[0]!),
  },
  {
    name: 'host-people',
    wishes: { ...zh, ...silent },
    go: peopleOfClass,
  },
  {
    name: 'host-people-dark',
    wishes: { ...en, ...dark, ...small, ...silent },
    go: peopleOfClass,
  },
  {
    name: 'report',
    wishes: { ...en, ...dark, ...silent },
    async go(world, wishes) {
      const one = await callOf(1, world, wishes);
      await one.tap('#open-report');
      await one.waitFor('.report__text');
      // What it says is another every time, and tested elsewhere.
      const text = one.find('.report__text').first();
      await text.evaluate((element) => (element.textContent = 'Voice call diagnostics\n…'));
      return one;
    },
  },
];
