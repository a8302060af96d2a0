import { openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import { metCodes, type MetCode, type MetWorld } from '../../support/met-codes';
import type { PhoneDriver } from '../../support/simulator';
import {
  BROKEN_NETWORK,
  LOGIN_REFUSED,
  REFUSED,
  expectTrouble,
} from '../../support/browser/troubles';

expectTrouble('Some codes come of a lost network.', BROKEN_NETWORK);
expectTrouble('And some of a token service that refuses.', REFUSED);
expectTrouble('And some of a room that lets nobody in.', LOGIN_REFUSED);

const NAME = 'Ann';
/** What a join, or a tap, takes at most. Virtual ms. */
const SOON = 3000;
/** How long a busy machine may need to show what is true already. */
const SHOWN_WITHIN = { timeout: 10_000 };

let world: AppWorld;
let phone: PhoneDriver | null = null;

beforeAll(async () => {
  world = await openAppWorld();
});

afterAll(() => world.close());

/** A phone on virtual time that is about to join. */
async function atHome({ wishes, before }: Pick<MetCode, 'wishes' | 'before'>) {
  await world.clear();
  // The cloud holds whoever lost a socket for some seconds: nobody of the last row is in this one.
  for (const { users } of world.cloud.state().rooms) {
    for (const { userID } of users) world.cloud.faults.kick(userID);
  }
  before?.(world.cloud);
  phone = await world.phone(NAME, { clock: 'virtual', ...wishes });
  await phone.advance(500);
  return phone;
}

/** The phone of the last row, if that left it in its call; else a new one that joined. */
async function inCall(): Promise<PhoneDriver> {
  if (phone && (await phone.count('#hang-up')) > 0) return phone;
  const fresh = await atHome({});
  await fresh.tap('#join');
  await fresh.advance(SOON);
  await shows(fresh, '#room-state', 'In call');
  return fresh;
}

/**
 * Waits for a text while the phone's clock goes on: what the cloud says by itself may come after
 * time was let pass, and the screen waits for a frame of that clock.
 */
async function shows(phone: PhoneDriver, selector: string, text: string | RegExp): Promise<void> {
  const now = () =>
    phone.waitFor(selector, text, { timeout: 1000 }).then(
      () => true,
      () => phone.advance(200).then(() => false),
    );
  const shown = await phone.until(now, Boolean, SHOWN_WITHIN).catch(() => false);
  // Says what was there instead.
  if (!shown) await phone.waitFor(selector, text, { timeout: 100 });
}

afterEach(async () => {
  world.cloud.faults.reset();
  world.cloud.removePeers(ROOM);
  await phone?.advance(1000);
});

test.each(Object.entries(metCodes))('%s', async (_name, state) => {
  const met: MetWorld = {
    phone: state.inCall ? await inCall() : await atHome(state),
    cloud: world.cloud,
    userID: () => world.userID(NAME),
  };
  try {
    await state.happens(met);
    await met.phone.advance(200);
    for (const [selector, text] of Object.entries(state.sees)) {
      await shows(met.phone, selector, text);
    }
    const over = (await met.phone.count('.ended')) > 0;
    if (over) {
      expect(await met.phone.microphoneLive()).toBe(false);
      expect(await met.phone.players()).toEqual([]);
    }
    // There is always something to press.
    const way = over ? '#back-home' : (await met.phone.count('#join')) > 0 ? '#join' : '#hang-up';
    expect(await met.phone.isVisible(way)).toBe(true);
    if (state.stays) return;
    if (state.heals || state.healsWithin !== undefined || !over) {
      await state.heals?.(met);
      await met.phone.advance(state.healsWithin ?? 8000);
      await shows(met.phone, '#room-state', 'In call');
      await met.phone.waitForGone('.banner', SHOWN_WITHIN);
      // Published after "In call", on the phone's own clock.
      await met.phone.until(
        async () => (await met.phone.advance(200), met.phone.microphoneLive()),
        Boolean,
        SHOWN_WITHIN,
      );
    }
    expect(await met.phone.errors()).toEqual([]);
  } catch (error) {
    phone = null;
    throw error;
  }
});
