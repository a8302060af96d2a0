/** One room, in WeChat and in Chromium: a host in the one, who listens in the other, and the other way round. */
import { expectTrouble } from '../support/browser/troubles';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';
import { HEARD_VOLUME, openPhonesBeside, type PhonesBeside } from '../support/browser/app/phones';
import type { PhoneDriver } from '../support/simulator';

let world: BrowserWorld;
let beside: PhonesBeside;

beforeAll(async () => {
  world = await openBrowserWorld({ policy: 'minted', rights: true, bans: true });
  beside = await openPhonesBeside(world);
}, 60_000);
afterEach(async () => {
  await beside.clear();
  await world.clear();
});
afterAll(async () => {
  await beside.close();
  await world.close();
});

/** How loud the phone hears the one of that name, as WeChat's `audiovolumenotify` counts: 0 to 100. */
async function loudnessOf(name: string, one: PhoneDriver): Promise<number> {
  const userID = world.userID(name);
  const streams = world.cloud.state().rooms.flatMap((room) => room.streams);
  const streamID = streams.find((stream) => stream.userID === userID)?.streamID;
  return (await one.players()).find((player) => player.streamID === streamID)?.volume ?? 0;
}

test('a host in WeChat lets a guest in Chromium speak, mutes them, puts them out, and ends it for all', async () => {
  const host = await beside.phone('Host', '');
  await host.tap('#make-room');
  await host.tap('#make-listener');
  await host.waitFor('#room-state', 'In call');
  const roomID = world.roomOf('Host');
  const guest = await world.guest(roomID, { tone: 880 });
  const listener = await beside.phone('Bob', roomID);
  await guest.tapJoin('Ada');
  await listener.tap('#join');
  await guest.untilState('In call');
  await listener.waitFor('#hand');
  expect(await guest.page.locator('#mic').count()).toBe(0);

  await guest.page.click('#hand');
  await host.waitFor('.banner__text', 'Ada');
  const asked = performance.now();
  await host.tap('.banner .text-button');
  for (const one of [host, listener])
    await one.until(
      () => loudnessOf('Ada', one),
      (level) => level > HEARD_VOLUME,
    );
  process.stdout.write(
    `heard in WeChat ${Math.round(performance.now() - asked)} ms after the tap\n`,
  );

  await host.tap('#open-people');
  await host.tap('#mute-all');
  await guest.untilSays('muted everybody');
  await listener.until(
    () => loudnessOf('Ada', listener),
    (level) => level < HEARD_VOLUME,
  );
  // Who hosts goes on.
  expect((await host.pusher())?.microphone).toBe(true);

  const guestID = world.userID('Ada');
  await host.tap(`#remove-${guestID}`);
  await host.input('#removal-reason', '请下次再来');
  await host.tap('#remove-now');
  await guest.untilSays('请下次再来');
  // A guest's ticket is over with them.
  expectTrouble('Who was put out is refused.', /\/v1\/(token|login) 40[13]|status of 40[13]/);
  await guest.page.click('#retry');
  await guest.untilSays('may not enter');

  await host.tap('#close-room');
  await host.tap('#close-room');
  for (const one of [listener, host]) await one.waitFor('.ended__sentence', 'ended the call');
}, 180_000);

test('a host in Chromium lets a listener in WeChat speak, and takes it back', async () => {
  const [host, roomID] = await world.host({ tone: 440, width: 1440, height: 900 });
  const listener = await beside.phone('Bob', roomID);
  await listener.tap('#join');
  await listener.waitFor('#hand');
  await listener.until(
    () => loudnessOf('Ms Lovelace', listener),
    (level) => level > HEARD_VOLUME,
  );
  expect(await listener.pusher()).toBeNull();

  await listener.tap('#hand');
  await host.untilSays('wants to speak');
  await host.page.getByRole('button', { name: 'Let speak' }).click();
  const heard = () => host.heard();
  await host.until(heard, (all) => all.some(({ level }) => level > 0.02), 20_000);

  await host.page.click('#open-people');
  await host.page.click(`#speech-${world.userID('Bob')}`);
  await listener.waitFor('.banner__text', 'taken the floor back');
  await listener.waitFor('#hand');
  expect(await listener.pusher()).toBeNull();
}, 120_000);
