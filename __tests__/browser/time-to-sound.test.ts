/**
 * From the tap on join to the first sound of the other, beside the floor: the same SDK at both ends on a bare
 * page (`bare-page.ts`), the two in turn. And what makes the difference, which depends on no machine.
 */
import type { Page } from 'playwright-core';
import { medianOf } from '../../bench/report/median';
import { save } from '../../bench/run/results';
import { listen, type Heard } from '../support/browser/app/surroundings';
import { Tab } from '../support/browser/app/tab';
import { openBrowserWorld, ROOM, type BrowserWorld } from '../support/browser/app/world';
import { openBareCallers, type BareCallers } from '../support/browser/sdk/bare-caller';

/** How often each is measured; ten times for docs/benchmarks.md. */
const RUNS = Number(process.env.TIME_TO_SOUND_RUNS ?? 3);
/** While so many ms pass one reads and types, and the page gets ready. */
const TYPES_FOR_MS = 1500;

let world: BrowserWorld;
let bare: BareCallers;
beforeAll(async () => {
  world = await openBrowserWorld();
  bare = await openBareCallers(world.browser, world.cloud);
}, 60_000);
afterEach(() => world.clear());
afterAll(async () => {
  await bare.close();
  await world.close();
});

/** ms from the tap to the first sound of somebody else, by the page's own clock. */
async function timeToSound(page: Page): Promise<number> {
  await page.evaluate((source) => {
    const hear = new Function(`return (${source})()`) as () => Heard[];
    const watch = window as unknown as { tapped: number; sounded?: number };
    document.addEventListener('click', () => (watch.tapped = performance.now()), true);
    const timer = setInterval(() => {
      if (!hear().some(({ level }) => level > 0.02)) return;
      watch.sounded = performance.now();
      clearInterval(timer);
    }, 20);
  }, listen.toString());
  await page.click('#join');
  const took = await page.waitForFunction(() => {
    const { tapped, sounded } = window as unknown as { tapped: number; sounded?: number };
    return sounded === undefined ? 0 : sounded - tapped;
  });
  return await took.jsonValue();
}

/** Once a tab is ready, how long it takes; the tab is closed again. */
async function measured(opened: Promise<Tab>): Promise<number> {
  const tab = await opened;
  await tab.page.waitForTimeout(TYPES_FOR_MS);
  const took = await timeToSound(tab.page);
  await tab.close();
  return took;
}

async function typed(name: string): Promise<Tab> {
  const tab = await world.tab({ tone: 880 });
  await tab.page.fill('#user-name', name);
  return tab;
}

test('the other is heard about as soon as on a page with nothing but the SDK', async () => {
  await world.joined('Ann', { tone: 440 });
  const times: { app: number; floor: number }[] = [];
  // One of each before: what is compiled and connected for the first time is slower.
  for (let run = 0; run <= RUNS; run += 1) {
    const floor = await measured(bare.tab(ROOM, `bare-${run}`, 880));
    const app = await measured(typed(`Run ${run}`));
    if (run > 0) times.push({ app, floor });
  }
  const [app, floor] = [medianOf(times, (one) => one.app), medianOf(times, (one) => one.floor)];
  const all = (one: 'app' | 'floor') => times.map((time) => Math.round(time[one])).join(', ');
  process.stdout.write(
    `From tap to sound, ${RUNS} runs: median ${Math.round(app)} ms (${all('app')}), ` +
      `on a bare page ${Math.round(floor)} ms (${all('floor')})\n`,
  );
  if (RUNS >= 10) save('browser', { browser: times });
  // How long it may take is for bench and people to judge: a busy machine is slow without a fault.
  expect(times).toHaveLength(RUNS);
  expect(Math.min(...times.flatMap((time) => [time.app, time.floor]))).toBeGreaterThan(0);
}, 240_000);

/** Watches, from before the page's scripts on, when the microphone is asked for and how media connect. */
function watch(): void {
  const notes = window as unknown as { inTap: boolean; asked: boolean[]; media: string[] };
  Object.assign(notes, { inTap: false, asked: [], media: [] });
  document.addEventListener(
    'click',
    () => {
      notes.inTap = true;
      // Posted now, it comes before anything that the tap has posted.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => (notes.inTap = false);
      port2.postMessage(null);
    },
    true,
  );
  const mediaDevices = navigator.mediaDevices as MediaDevices | undefined;
  // The blank page before.
  if (!mediaDevices) return;
  const record = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = (wanted) => {
    notes.asked.push(notes.inTap);
    return record(wanted);
  };
  const Base = window.RTCPeerConnection;
  window.RTCPeerConnection = class extends Base {
    constructor(configuration?: RTCConfiguration) {
      super(configuration);
      notes.media.push('begun');
      this.addEventListener('connectionstatechange', () => notes.media.push(this.connectionState));
    }
  };
}

/** A tab of somebody invited, who has typed the name and taken their time. */
async function prepared(script: (ms: number) => void, ms = 0): Promise<Tab> {
  const tab = await Tab.open(world.browser, { cloud: world.cloud.host, tone: 880 });
  await tab.context.addInitScript(script, ms);
  await tab.page.goto(await world.invitation());
  await tab.page.fill('#user-name', 'Bob');
  await tab.page.waitForTimeout(TYPES_FOR_MS);
  return tab;
}

const isSdk = (file: string) => file.includes('zego-sdk');

test('the SDK is there before the tap, which asks for the microphone; both ways of sound open side by side', async () => {
  await world.joined('Ann', { tone: 440 });
  world.site.forget();
  const tab = await prepared(watch);
  const { page } = tab;
  expect(world.site.asked.filter(isSdk)).toHaveLength(1);
  const before = world.site.asked.length;
  await timeToSound(page);
  expect(world.site.asked.slice(before)).toEqual([]);
  const { asked, media } = await page.evaluate(() => {
    const notes = window as unknown as { asked: boolean[]; media: string[] };
    return { asked: notes.asked, media: notes.media };
  });
  expect(asked[0]).toBe(true);
  // One to publish and one to play, the second before the first is through.
  expect(media.slice(0, 2)).toEqual(['begun', 'begun']);
  await tab.close();
}, 120_000);

test('who asked the browser to be sparing fetches the SDK with the tap', async () => {
  await world.joined('Ann', { tone: 440 });
  world.site.forget();
  const tab = await prepared(() => {
    Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
  });
  expect(world.site.asked.filter(isSdk)).toEqual([]);
  await timeToSound(tab.page);
  expect(world.site.asked.filter(isSdk)).toHaveLength(1);
  await tab.close();
}, 120_000);

/** Some devices take long to open, headsets without a wire before all. */
const OPENS_FOR_MS = 4000;

test('who granted the microphone before hears the other while the device opens', async () => {
  await world.joined('Ann', { tone: 440 });
  const tab = await prepared((opensForMs) => {
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    if (!devices) return;
    const record = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (wanted) => {
      await new Promise((resolve) => setTimeout(resolve, opensForMs));
      return record(wanted);
    };
  }, OPENS_FOR_MS);
  expect(await timeToSound(tab.page)).toBeLessThan(OPENS_FOR_MS);
  await tab.close();
}, 120_000);
