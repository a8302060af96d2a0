import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { profiles, variantsOf, type ProfileName } from '../../../tools/simulator/profiles';
import type { PhoneWishes } from '../../../tools/simulator/options';
import { openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import { distOf } from '../../support/build';
import type { PhoneDriver } from '../../support/simulator';

/** So many others are there, one step after another. */
const CROWDS = [1, 2, 4, 8, 16];

/** What may pass until all flows, after a join or a change; virtual ms. */
const FLOWS_WITHIN = 30_000;
const STEP = 500;

/** How long an engine waits for another call at most; virtual ms. */
const ENGINE_RESTS = 190_000;

/** The same of a busy machine, and a whole call on it, in real ms. */
const PATIENCE = 20_000;
const CALL_TAKES = 90_000;

let world: AppWorld;

beforeAll(async () => {
  world = await openAppWorld();
});

afterEach(() => world.clear());
afterAll(() => world.close());

/** Lets virtual time pass until this phone is published and plays so many others. */
async function flows(phone: PhoneDriver, others: number): Promise<void> {
  let left = FLOWS_WITHIN;
  const ask = async () => {
    await phone.advance(STEP);
    left -= STEP;
    const [live, players] = [await phone.microphoneLive(), await phone.players()];
    return { live, playing: players.filter(({ state }) => state === 'running').length, left };
  };
  const { live, playing } = await phone.until(
    ask,
    (now) => (now.live && now.playing === others) || now.left <= 0,
    { timeout: PATIENCE },
  );
  expect({ live, playing }).toEqual({ live: true, playing: others });
}

/** A whole call, with everything that phones do differently. */
async function call({ cloud, phone: phoneOf }: AppWorld, wishes: PhoneWishes): Promise<void> {
  const phone = await phoneOf('Ann', { clock: 'virtual', ...wishes });
  await phone.advance(500);
  await phone.tap('#join', { timeout: PATIENCE });
  await flows(phone, 0);
  // Sound may flow even so, but the SDK takes itself for failed (4).
  expect(await phone.mediaRefusals()).toEqual([]);
  let there = 0;
  for (const crowd of CROWDS) {
    cloud.addPeers(ROOM, crowd - there, { together: true });
    there = crowd;
    await flows(phone, crowd);
  }
  await phone.interruptAudio(true);
  await phone.advance(5000);
  expect(await phone.microphoneLive()).toBe(false);
  await phone.interruptAudio(false);
  await flows(phone, there);
  await phone.hide();
  await phone.advance(20_000);
  await phone.show();
  await flows(phone, there);
  expect(await phone.errors()).toEqual([]);
  await hangUp(phone);
}

async function hangUp(phone: PhoneDriver): Promise<void> {
  await phone.tap('#hang-up', { timeout: PATIENCE });
  await phone.advance(5000);
  expect(await phone.page()).toBe('pages/home/index');
  expect(await phone.microphoneLive()).toBe(false);
  expect(await phone.pusher()).toBeNull();
  expect(await phone.players()).toEqual([]);
  // The engine's wait for another call; then it goes, and its socket with it.
  await phone.advance(ENGINE_RESTS);
  expect(await phone.sockets()).toEqual([]);
  expect((await phone.timers()).filter(({ owner }) => owner === 'app')).toEqual([]);
}

const names = (Object.keys(profiles) as ProfileName[]).filter((name) => name !== 'devtools');

/** Phones that differ from another in their names, or by what was read of them: their two ends will do. */
const ENDS: readonly ProfileName[] = ['android-old', 'ohos', 'windows', 'mac'];

const variants = names.flatMap((profile) => {
  const all = variantsOf(profile).map((one) => ({ ...one, profile }));
  return ENDS.includes(profile) ? [all[0]!, all[all.length - 1]!] : all;
});

test.each(variants)(
  '$name: all publish and play, and nothing runs after the hang-up',
  (phone) => call(world, { profile: phone.profile, behaviour: phone.behaviour }),
  CALL_TAKES,
);

test('devtools: nothing is ever sent, the call is there all the same, and ends', async () => {
  world.cloud.addPeers(ROOM, 1);
  const phone = await world.phone('Ann', { clock: 'virtual', profile: 'devtools' });
  await phone.advance(500);
  await phone.tap('#join', { timeout: PATIENCE });
  await phone.advance(10_000);
  await phone.waitFor('#room-state', 'In call');
  expect(await phone.microphoneLive()).toBe(false);
  await hangUp(phone);
});

test('with autopush put back into a copy of the build, the call on an Android phone is red', async () => {
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'autopush-'));
  let broken: AppWorld | undefined;
  try {
    fs.cpSync(distOf('weapp'), dist, { recursive: true });
    const file = path.join(dist, 'call/native/zego-pusher/zego-pusher.wxml');
    const text = fs.readFileSync(file, 'utf8');
    expect(text).not.toContain('autopush');
    fs.writeFileSync(file, text.replace('<live-pusher', '<live-pusher autopush'));
    broken = await openAppWorld({}, undefined, dist);
    await expect(call(broken, { profile: 'android' })).rejects.toThrow(
      /operateXWebLivePusher:fail internal error/,
    );
  } finally {
    await broken?.clear();
    await broken?.close();
    fs.rmSync(dist, { recursive: true, force: true });
  }
});
