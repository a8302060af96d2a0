import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';
import type { Traces } from '../support/browser/app/surroundings';
import type { Tab } from '../support/browser/app/tab';

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld()), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

test('no microphone is open after a call, whichever way it ended', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  expect(await ann.microphones()).toContain('live');
  await ann.page.click('#hang-up');
  await ann.page.locator('#join').waitFor();
  expect(new Set(await ann.microphones())).toEqual(new Set(['ended']));

  const bob = await world.joined('Bob', { tone: 440 });
  world.cloud.faults.kick(world.userID('Bob'));
  await bob.untilSays('You were removed from the room.');
  expect(new Set(await bob.microphones())).toEqual(new Set(['ended']));
}, 180_000);

test.each([
  ['NotAllowedError', 'The browser does not allow the microphone.'],
  ['NotFoundError', 'No microphone was found. Connect one, then try again.'],
  ['NotReadableError', 'Another app is using the microphone.'],
  ['AbortError', 'The microphone can’t be opened'],
])('says what %s means, and how to go on', async (refusal, sentence) => {
  const ann = await world.tab({ refusal });
  await ann.tapJoin('Ann');
  await ann.untilSays(sentence);
  await ann.page.getByRole('button', { name: 'Try again' }).waitFor();
});

test('a microphone that is pulled out is said so, and the next one takes over', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  const bob = await world.joined('Bob', { tone: 880 });
  await bob.untilHears([440]);
  await ann.page.evaluate(() => {
    for (const track of (window as unknown as Traces).microphones) {
      if (track.readyState === 'ended') continue;
      // What the browser does: the track ends by itself, with a word of it.
      track.stop();
      track.dispatchEvent(new Event('ended'));
    }
  });
  await ann.untilSays('The microphone was unplugged');
  await bob.untilHears([440]);
  await ann.page.getByText('The microphone was unplugged').waitFor({ state: 'hidden' });
}, 180_000);

/** What the browser does to a microphone during a phone call: silence, and an event. */
function hold({ page }: Tab, held: boolean): Promise<void> {
  return page.evaluate((on) => {
    for (const track of (window as unknown as Traces).microphones) {
      if (track.readyState === 'ended') continue;
      Object.defineProperty(track, 'muted', { get: () => on, configurable: true });
      track.enabled = !on;
      track.dispatchEvent(new Event(on ? 'mute' : 'unmute'));
    }
  }, held);
}

const SILENT = 'Nothing is heard from your microphone';
const live = async (tab: Tab) =>
  (await tab.microphones()).filter((state) => state === 'live').length;
const shownOn = ({ page }: Tab) => page.locator('.self.member--mic-on').count();

test('a microphone that the browser holds back is said to be, and a tap records anew', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  const bob = await world.joined('Bob', { tone: 880 });
  await bob.untilHears([440]);
  await hold(ann, true);
  await ann.untilSays(SILENT, 3000);
  await bob.untilHears([]);
  expect(await shownOn(ann)).toBe(0);
  await ann.page.locator('.call__stage').click();
  await bob.untilHears([440]);
  await ann.page.getByText(SILENT).waitFor({ state: 'hidden' });
  expect([await live(ann), await shownOn(ann)]).toEqual([1, 1]);

  // The page is hidden, and in front again.
  await hold(ann, true);
  await ann.untilSays(SILENT, 3000);
  for (const state of ['hidden', 'visible']) {
    await ann.page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', {
        get: () => visibility,
        configurable: true,
      });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  }
  await bob.untilHears([440]);
  expect(await live(ann)).toBe(1);

  // Off and on by a key: nobody tapped.
  await hold(ann, true);
  await ann.untilSays(SILENT, 3000);
  await ann.page.keyboard.press('m');
  await ann.page.keyboard.press('m');
  await bob.untilHears([440]);
  expect(await live(ann)).toBe(1);
}, 180_000);

test('a microphone that the browser gives back by itself: the hint goes, nothing is recorded anew', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  const bob = await world.joined('Bob', { tone: 880 });
  await bob.untilHears([440]);
  const before = await ann.microphones();
  await hold(ann, true);
  await ann.untilSays(SILENT, 3000);
  await hold(ann, false);
  await ann.page.getByText(SILENT).waitFor({ state: 'hidden' });
  await bob.untilHears([440]);
  expect(await ann.microphones()).toEqual(before);
}, 180_000);

test('hung up while the browser opens the microphone anew: none is live', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  const before = (await ann.microphones()).length;
  await hold(ann, true);
  await ann.untilSays(SILENT, 3000);
  await ann.page.evaluate(() => {
    const devices = navigator.mediaDevices;
    const record = devices.getUserMedia.bind(devices);
    const gate = window as unknown as { asked: boolean; open: () => void };
    devices.getUserMedia = async (constraints) => {
      gate.asked = true;
      await new Promise<void>((resolve) => (gate.open = resolve));
      return record(constraints);
    };
  });
  await ann.page.locator('.call__stage').click();
  await ann.page.waitForFunction(() => (window as unknown as { asked?: boolean }).asked);
  await ann.page.click('#hang-up');
  await ann.page.locator('#join').waitFor();
  await ann.page.evaluate(() => (window as unknown as { open: () => void }).open());
  await ann.until(
    () => ann.microphones(),
    (states) => states.length > before,
    10_000,
  );
  await ann.until(
    () => live(ann),
    (count) => count === 0,
    5000,
  );
}, 180_000);

test('the microphone’s device is gone, and its track runs on: said so, and another takes over', async () => {
  const ann = await world.joined('Ann');
  const before = (await ann.microphones()).length;
  await ann.page.evaluate(() => {
    const devices = navigator.mediaDevices;
    // Not the first: on a slow machine the join may have recorded twice, and a track that ended tells no device.
    const live = (window as unknown as Traces).microphones.find(
      ({ readyState }) => readyState === 'live',
    );
    const gone = live?.getSettings().groupId;
    const list = devices.enumerateDevices.bind(devices);
    devices.enumerateDevices = async () =>
      (await list()).filter(({ groupId }) => groupId !== gone || !gone);
    devices.dispatchEvent(new Event('devicechange'));
  });
  await ann.untilSays('The microphone was unplugged');
  await ann.until(
    () => ann.microphones(),
    (states) => states.length > before,
    20_000,
  );
  await ann.page.getByText('The microphone was unplugged').waitFor({ state: 'hidden' });
  expect(await live(ann)).toBe(1);
}, 180_000);

/** Opens the list of microphones; its entries, by name. */
async function openList({ page }: Tab) {
  await page.click('#microphones');
  return page.getByRole('menuitemradio');
}

test('where there are several microphones, one can be chosen in the call, the system’s first', async () => {
  const ann = await world.joined('Ann');
  const recording = () =>
    ann.page.evaluate(() =>
      (window as unknown as Traces).microphones
        .filter(({ readyState }) => readyState === 'live')
        .map((track) => track.label),
    );
  const entries = await openList(ann);
  const names = await entries.allInnerTexts();
  expect(names[0]).toBe('System default');
  expect(names.length).toBeGreaterThan(2);
  expect(await entries.first().getAttribute('aria-checked')).toBe('true');
  const other = names.at(-1) ?? '';
  await entries.last().click();
  await ann.until(recording, (live) => live.length === 1 && live[0] === other, 10_000);
  await ann.until(
    () => entries.last().getAttribute('aria-checked'),
    (checked) => checked === 'true',
    10_000,
  );
  const [system = ''] = await ann.page.evaluate(async () => {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.filter(({ deviceId }) => deviceId === 'default').map(({ label }) => label);
  });
  await entries.first().click();
  await ann.until(recording, (live) => live.length === 1 && live[0] === system, 10_000);
}, 180_000);

test('the list shows how loud the microphone is, and says when it is off', async () => {
  const ann = await world.joined('Ann', { tone: 440 });
  await openList(ann);
  const loud = () =>
    ann.page
      .locator('.microphone-level__bar')
      .evaluate((bar) => bar.getBoundingClientRect().width / (bar.parentElement?.clientWidth ?? 1));
  await ann.until(loud, (level) => level > 0.5, 5000);
  // The tone goes: so does the bar.
  await ann.page.evaluate(() => {
    for (const track of (window as unknown as Traces).microphones) track.enabled = false;
  });
  await ann.until(loud, (level) => level < 0.1, 5000);
  await ann.page.keyboard.press('m');
  await ann.untilSays('The microphone is off: nobody hears you.');
}, 180_000);

test('sound that the browser keeps back is said so, and one touch anywhere lets it out', async () => {
  await world.joined('Ann', { tone: 440 });
  const bob = await world.joined('Bob', { tone: 880, silent: true });
  // A page that was reloaded has not been touched yet.
  await bob.page.reload();
  await bob.untilSays('Tap anywhere to hear the others');
  await bob.untilHears([]);
  await bob.page.locator('.call__stage').click();
  await bob.untilHears([440]);
  await bob.page.getByText('Tap anywhere').waitFor({ state: 'hidden' });
}, 180_000);
