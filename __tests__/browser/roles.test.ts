/**
 * Hosts and listeners in Chromium: the host has a session, as an app with accounts gives one, and a guest comes by a
 * ticket. The service lets nobody into a room that nobody made.
 */
import { expectTrouble } from '../support/browser/troubles';
import type { Tab } from '../support/browser/app/tab';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';

let world: BrowserWorld;
beforeAll(
  async () => (world = await openBrowserWorld({ policy: 'minted', rights: true, bans: true })),
  60_000,
);
afterEach(() => world.clear());
afterAll(() => world.close());

/** How long to wait for something, in ms. */
const PATIENCE = 20_000;

// On a desk, where a notice lies over the tiles.
const teacher = () => world.host({ tone: 440, width: 1440, height: 900 });

const questions = (tab: Tab) =>
  tab.page.evaluate(() => (window as { microphoneQuestions?: number }).microphoneQuestions ?? 0);

test('a guest listens without a question, is let speak, is silent again, and is put out with a reason', async () => {
  const [host, roomID] = await teacher();
  const guest = await world.guest(roomID, { tone: 880 });
  await guest.context.addInitScript(() => {
    const { mediaDevices } = navigator as Partial<Navigator>;
    // A page that is none has none.
    if (!mediaDevices) return;
    const ask = mediaDevices.getUserMedia.bind(mediaDevices);
    const counted = window as { microphoneQuestions?: number };
    mediaDevices.getUserMedia = (wishes) => {
      counted.microphoneQuestions = (counted.microphoneQuestions ?? 0) + 1;
      return ask(wishes);
    };
  });
  await guest.page.reload();
  await guest.tapJoin('Ada');
  await guest.untilState('In call');
  await guest.untilHears([440]);
  expect(await questions(guest)).toBe(0);
  expect(await guest.page.locator('#mic').count()).toBe(0);

  await guest.page.click('#hand');
  await host.untilSays('wants to speak');
  await host.page.getByRole('button', { name: 'Let speak' }).click();
  await host.untilHears([880]);
  expect(await questions(guest)).toBeGreaterThan(0);

  await host.page.click('#open-people');
  const guestID = world.userID('Ada');
  await host.page.click(`#speech-${guestID}`);
  await guest.untilSays('The host has taken the floor back.');
  await guest.page.locator('#hand').waitFor();
  await host.until(
    () => Promise.resolve(world.cloud.state().rooms[0]?.streams.length),
    (streams) => streams === 1,
    PATIENCE,
  );

  await host.page.click(`#remove-${guestID}`);
  await host.page.fill('#removal-reason', 'See you tomorrow');
  await host.page.click('#remove-now');
  await guest.untilSays('See you tomorrow');
  // A guest's ticket is over with them.
  expectTrouble('Who was put out is refused.', /\/v1\/(token|login) 40[13]|status of 40[13]/);
  await guest.page.click('#retry');
  await guest.untilSays('may not enter');
}, 180_000);

test('a link for hosts makes its holder host, and is not kept in the address', async () => {
  const [host] = await teacher();
  await host.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await host.page.click('#open-people');
  await host.page.click('#copy-host-link:not([disabled])');
  await host.untilSays('The link is copied');
  const link = await host.page.evaluate(() => navigator.clipboard.readText());
  expect(link).toContain('hostKey=');
  const second = await world.at(link);
  await second.page.locator('#join').waitFor();
  expect(second.page.url()).not.toContain('hostKey');
  await second.tapJoin('Co-host');
  await second.untilState('In call');
  await second.page.click('#open-people');
  await second.page.locator('#mute-all').waitFor();
}, 120_000);

test('a host ends the room for all, and one that nobody made lets nobody in', async () => {
  const [host, roomID] = await teacher();
  const guest = await world.guest(roomID);
  await guest.tapJoin('Ada');
  await guest.untilState('In call');
  await host.page.click('#open-people');
  // Once asks, twice does.
  await host.page.click('#close-room');
  await host.untilSays('Press again');
  await host.page.click('#close-room');
  for (const one of [host, guest]) await one.untilSays('The host ended the call');

  expectTrouble('There is no such room.', /\/v1\/token 404|status of 404/);
  const stranger = await world.member({}, 'guessed-room');
  await stranger.tapJoin('Eve');
  await stranger.page
    .locator('.ended__sentence', { hasText: 'This room ID can’t be used' })
    .waitFor();
  expect(world.cloud.state().rooms.map(({ roomID }) => roomID)).not.toContain('guessed-room');
}, 120_000);

test('whoever has no ticket is offered no room to make', async () => {
  const stranger = await world.at(`${world.site.url}#/pages/home/index`);
  await stranger.page.locator('#join').waitFor();
  expect(await stranger.page.locator('#make-room').count()).toBe(0);
});
