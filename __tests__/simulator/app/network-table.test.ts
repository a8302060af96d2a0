/** What WeChat says of the network, against what flows: the table of `docs/guide/network.md`, played. */
import fs from 'node:fs';
import path from 'node:path';
import { profiles, type ProfileName } from '../../../tools/simulator/profiles';
import { openAppWorld, type AppWorld } from '../../support/app-world';
import { BROKEN_NETWORK, expectTrouble } from '../../support/browser/troubles';
import type { PhoneDriver } from '../../support/simulator';

expectTrouble('Networks go.', BROKEN_NETWORK);

const GUIDE = path.resolve(__dirname, '../../../docs/guide/network.md');

interface Row {
  readonly told: string;
  readonly flows: string;
  /** What is shown after each of {@link SOON} and {@link LATE}. */
  readonly shown: readonly string[];
}

/** Seconds since something changed, the last two without a return in between. */
const SOON = [1.5, 5, 30] as const;
const LATE = [290, 330] as const;
/** A call is itself again so soon after all flows, in virtual ms; the SDK waits between its tries. */
const RETURNS_WITHIN = 20_000;

const rows: Row[] = fs
  .readFileSync(GUIDE, 'utf8')
  .split('\n')
  .filter((line) => /^\| (?:none|nothing|back) /.test(line))
  .map((line) => {
    const [told = '', flows = '', ...shown] = line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim());
    return { told, flows, shown };
  });

const LOST: Readonly<Record<string, { sockets: boolean; media: boolean }>> = {
  all: { sockets: false, media: false },
  nothing: { sockets: true, media: true },
  'sound only': { sockets: true, media: false },
  'socket only': { sockets: false, media: true },
};

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

/** A call with somebody who speaks, on virtual time, in a room of its own. */
async function inCall(profile: ProfileName, roomID: string): Promise<PhoneDriver> {
  world.cloud.addPeers(roomID, 1);
  const phone = await world.phone('Ann', { clock: 'virtual', profile }, roomID);
  await phone.tap('#join');
  for (let waited = 0; (await shownOn(phone)) !== 'In call' && waited < 10_000; waited += 500) {
    await phone.advance(500);
  }
  await phone.advance(3000);
  return phone;
}

async function shownOn(phone: PhoneDriver): Promise<string> {
  const state = (await phone.count('#room-state')) ? await phone.text('#room-state') : '';
  if (state !== 'Reconnecting') return state;
  const [banner = ''] = await phone.texts('.banner__text');
  return banner.startsWith('There is no network') ? 'No network' : state;
}

/** Whether each of `shown` is what the table has there, which may be one thing `or` another. */
function expectShown(shown: readonly string[], cells: readonly string[]): void {
  const met = cells.map((cell, n) =>
    cell.split(' or ').includes(shown[n] ?? '') ? cell : shown[n],
  );
  expect(met).toEqual(cells);
}

async function change(phone: PhoneDriver, { told, flows }: Row): Promise<void> {
  const lost = LOST[flows];
  if (!lost) throw new Error(`what is "${flows}"?`);
  await phone.loseFlow(lost);
  if (told !== 'nothing') await phone.sayNetwork(told === 'back');
}

async function shownAt(phone: PhoneDriver, moments: readonly number[]): Promise<string[]> {
  const shown: string[] = [];
  let now = 0;
  for (const moment of moments) {
    await phone.advance((moment - now) * 1000);
    now = moment;
    shown.push(await shownOn(phone));
  }
  return shown;
}

const callFor = (profile: ProfileName, { told, flows }: Row) =>
  inCall(profile, `${profile}-${told}-${flows}`.replaceAll(' ', '-'));

test('the guide has a row for all that may be told and flow', () => {
  const all = ['none', 'nothing', 'back'].flatMap((told) =>
    Object.keys(LOST).map((flows) => `${told}, ${flows}`),
  );
  expect(rows.map(({ told, flows }) => `${told}, ${flows}`).sort()).toEqual(all.sort());
});

test.each(rows)(
  'told $told while $flows flows: what is shown',
  async (row) => {
    const phone = await callFor('android', row);
    await change(phone, row);
    expectShown(await shownAt(phone, SOON), row.shown.slice(0, SOON.length));
    // Nobody tells that all flows again.
    await phone.loseFlow({ sockets: false, media: false });
    await phone.advance(RETURNS_WITHIN);
    expect(await shownOn(phone)).toBe('In call');
    expect(await phone.microphoneLive()).toBe(true);
    expect((await phone.players()).map(({ state }) => state)).toEqual(['running']);
    await change(phone, row);
    expectShown(await shownAt(phone, LATE), row.shown.slice(SOON.length));
  },
  40_000,
);

test('who is heard over a lost socket is heard for as long as the SDK lets the sound go on', async () => {
  const phone = await inCall('android', 'sound-only');
  await phone.loseFlow({ sockets: true, media: false });
  const players = async () => (await phone.players()).map(({ state }) => state);
  await phone.advance(295_000);
  expect([await shownOn(phone), await players()]).toEqual(['Reconnecting', ['running']]);
  // It takes the players away with its five minutes; the call ends once nobody was heard for a while.
  await phone.advance(7000);
  expect([await shownOn(phone), await players()]).toEqual(['Reconnecting', []]);
});

/** A false word, a true one, and one that hides who is heard. */
const SHARP = rows.filter(({ told, flows }) => told === 'none' && flows !== 'socket only');
const others = (Object.keys(profiles) as ProfileName[]).filter((name) => name !== 'android');

test.each(others)(
  '%s shows the same where it matters most',
  async (profile) => {
    for (const row of SHARP) {
      // The simulator of DevTools has no media, and so no sound.
      if (profile === 'devtools' && row.flows === 'sound only') continue;
      const phone = await callFor(profile, row);
      await change(phone, row);
      const shown = await shownAt(phone, SOON);
      expect({ row, shown }).toEqual({ row, shown: row.shown.slice(0, SOON.length) });
      await phone.close();
    }
  },
  60_000,
);
