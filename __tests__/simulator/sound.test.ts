import { hears, openAppWorld, ROOM, type AppWorld } from '../support/app-world';
import type { PhoneDriver } from '../support/simulator';
import { launchSpeakingBrowser, type SpeakingBrowser } from '../support/browser/launch';
import { openWeb, type Web, type WebCaller } from '../support/browser/sdk/web-caller';
import { BROKEN_NETWORK, expectTrouble } from '../support/browser/troubles';

expectTrouble('It takes the network away.', BROKEN_NETWORK);

/** The built mini-program with real sound, and pages with the web SDK: both in one room. */
let speaking: SpeakingBrowser;
let world: AppWorld;
let web: Web;
let tab: WebCaller | undefined;

beforeAll(async () => {
  speaking = await launchSpeakingBrowser();
  world = await openAppWorld({}, speaking.browser);
  web = await openWeb(() => world.cloud, speaking);
});

afterEach(async () => {
  await tab?.close();
  tab = undefined;
  await world.clear();
});

afterAll(async () => {
  await web.close();
  await world.close();
  await speaking.close();
});

const sounding = { sound: true };

/** How loud its one player says that it is, 0 to 100. */
const playerVolume = async (phone: PhoneDriver) => (await phone.players())[0]?.volume ?? -1;

/** Louder than silence, as WeChat's `audiovolumenotify` counts. */
const HEARD = 40;

const untilHeard = (phone: PhoneDriver) =>
  phone.until(
    () => playerVolume(phone),
    (volume) => volume > HEARD,
    { timeout: 15_000 },
  );

const untilSilent = (phone: PhoneDriver) =>
  phone.until(
    () => playerVolume(phone),
    (volume) => volume === 0,
    { timeout: 15_000 },
  );

/** Notes every microphone that the phone's page opens. */
async function watchMicrophone(phone: PhoneDriver): Promise<() => Promise<number>> {
  await phone.browserPage.evaluate(() => {
    const { mediaDevices } = navigator;
    const open = mediaDevices.getUserMedia.bind(mediaDevices);
    const tracks: MediaStreamTrack[] = [];
    Object.assign(window, { tracks });
    mediaDevices.getUserMedia = async (wishes) => {
      const stream = await open(wishes);
      tracks.push(...stream.getTracks());
      return stream;
    };
  });
  return () =>
    phone.browserPage.evaluate(() => {
      const { tracks } = window as unknown as { tracks: MediaStreamTrack[] };
      return tracks.filter(({ readyState }) => readyState === 'live').length;
    });
}

async function tabInRoom(): Promise<WebCaller> {
  tab = await web.caller('tab');
  await tab.join(ROOM);
  await tab.publish();
  return tab;
}

/** What the cloud carries from and to somebody. */
const sessionsOf = (userID: string) =>
  world.cloud.state().media.filter((one) => one.userID === userID);

test('a phone and a tab hear each other, not when muted, and again after', async () => {
  const other = await tabInRoom();
  const phone = await world.phone('Ann', sounding);
  const liveMicrophones = await watchMicrophone(phone);
  await phone.tap('#join');
  await hears(phone, 1);
  expect(await liveMicrophones()).toBe(1);
  await untilHeard(phone);
  const stream = world.streamOf('Ann');
  await other.play(stream);
  await other.untilLoud(stream);

  await phone.tap('#mic');
  await other.untilSilent(stream);
  await phone.tap('#mic');
  await other.untilLoud(stream);

  await other.mute(true);
  await untilSilent(phone);
  await other.mute(false);
  await untilHeard(phone);

  const userID = world.userID('Ann');
  expect(sessionsOf(userID)).toHaveLength(2);
  await phone.tap('#hang-up');
  await phone.waitForPage('pages/home/index');
  expect(await liveMicrophones()).toBe(0);
  await phone.until(
    async () => sessionsOf(userID),
    (sessions) => sessions.length === 0,
  );
  expect(await phone.errors()).toEqual([]);
});

test('two phones hear each other; one in the background or in a phone call is silent', async () => {
  const a = await world.joined('Ann', sounding);
  const b = await world.joined('Bob', sounding);
  await hears(a, 1);
  await hears(b, 1);
  await untilHeard(a);
  await untilHeard(b);
  await b.hide();
  await untilSilent(a);
  await b.show();
  await untilHeard(a);
  await b.interruptAudio(true);
  await a.until(
    () => playerVolume(a),
    (volume) => volume <= 0,
    { timeout: 15_000 },
  );
  await b.interruptAudio(false);
  await untilHeard(a);
});

test('a lost network interrupts the sound, and it comes back', async () => {
  const other = await tabInRoom();
  const phone = await world.joined('Ann', sounding);
  await hears(phone, 1);
  const stream = world.streamOf('Ann');
  await other.play(stream);
  await other.untilLoud(stream);
  await phone.goOffline();
  await other.untilSilent(stream);
  await phone.goOnline();
  await phone.waitFor('#room-state', 'In call');
  await hears(phone, 1);
  // After a longer outage it is a stream anew, as its room was told.
  const anew = world.streamOf('Ann');
  if (anew !== stream) await other.play(anew);
  await other.untilLoud(anew);
  await untilHeard(phone);
});

test('a microphone that the browser refuses is one that failed', async () => {
  const phone = await world.phone('Eve', sounding);
  await phone.browserPage.evaluate(() => {
    navigator.mediaDevices.getUserMedia = () =>
      Promise.reject(new DOMException('taken', 'NotReadableError'));
  });
  await phone.tap('#join');
  await phone.waitFor('.banner', /microphone/i, { timeout: 15_000 });
  expect(sessionsOf(world.userID('Eve')).filter(({ kind }) => kind === 'publish')).toEqual([]);
});
