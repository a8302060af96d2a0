/**
 * A room of almost five hundred, of whom eight speak: what they cost the phone of one. Of more the cloud tells nobody who
 * comes.
 */
import { heapSnapshot, liveBytes } from '../../../bench/run/heap';
import type { PhoneDriver } from '../../../tools/simulator/driver/phone';
import { hears, openAppWorld, ROOM, type AppWorld } from '../../support/app-world';
import { callApi } from '../../support/zego-api';

/** The two numbers that say how many there are, and three seconds of the call's timer, of 46 bytes each. */
const MOST_BYTES = 150 + 3 * 46;

/** What a phone keeps of one who listens, the SDK's own included, in bytes. */
const MOST_KEPT = 1000;
/** Of the people of a group so many are drawn, and as many more at a tap. */
const ROWS = 30;
/** How often a page sets data in a second while fifty write: what they wrote 2.5 times, the call's timer, the network's bars. */
const MOST_SETS = 5;

let world: AppWorld;
// The token service lets people into any room, and makes some with hosts.
beforeAll(async () => void (world = await openAppWorld({ maxUsers: 600, rights: true })));
afterEach(() => world.clear());
afterAll(() => world.close());

/** What scripts keep in the phone's page after a collection, in bytes. */
async function kept({ browserPage }: PhoneDriver): Promise<number> {
  const devtools = await browserPage.context().newCDPSession(browserPage);
  await devtools.send('HeapProfiler.collectGarbage');
  const bytes = liveBytes(await heapSnapshot(devtools));
  await devtools.detach();
  return bytes;
}

/** What the page has set since that was last forgotten. */
async function setSince(phone: PhoneDriver): Promise<{ calls: number; bytes: number }> {
  const stats = Object.values(await phone.setDataStats());
  return {
    calls: stats.reduce((sum, one) => sum + one.calls, 0),
    bytes: stats.reduce((sum, one) => sum + one.bytes, 0),
  };
}

/** What the page set while somebody who listens came, in bytes; the bars of a network may change meanwhile. */
async function oneMore(phone: PhoneDriver, count: number): Promise<number> {
  await phone.resetSetDataStats();
  world.cloud.addPeers(ROOM, 1, { publish: false });
  await phone.waitFor('.call-header__count', String(count + 1));
  // What belongs to it has come, too.
  await new Promise((resolve) => setTimeout(resolve, 500));
  return (await setSince(phone)).bytes;
}

/** The least of three who come one after the other. */
async function least(phone: PhoneDriver, count: number): Promise<number> {
  const costs = [];
  for (let n = 0; n < 3; n += 1) costs.push(await oneMore(phone, count + n));
  return Math.min(...costs);
}

test('who speaks has a tile; of those who listen one more costs two numbers, be it of a hundred or of almost five hundred', async () => {
  const ann = await world.joined('Ann', { media: { volume: 0 } });
  world.cloud.addPeers(ROOM, 8, { together: true });
  await hears(ann, 8, 60_000);
  world.cloud.addPeers(ROOM, 91, { together: true, publish: false });
  await ann.waitFor('.call-header__count', '100 people');
  expect(await ann.find('.member:visible').count()).toBe(9);
  await ann.waitFor('.stage-hint__text', '91 more listening');
  const few = await least(ann, 100);

  world.cloud.addPeers(ROOM, 387, { together: true, publish: false });
  await ann.waitFor('.call-header__count', '490 people');
  const elements = await ann.count('.call view, .call text');
  const many = await least(ann, 490);
  process.stdout.write(`one more who listens: ${few} bytes of 100, ${many} bytes of 490\n`);
  expect(Math.max(few, many)).toBeLessThanOrEqual(MOST_BYTES);
  expect(await ann.count('.call view, .call text')).toBe(elements);
  expect(await ann.find('.member:visible').count()).toBe(9);
  await hears(ann, 8);
}, 180_000);

test('the list of people draws some of them, scrolls without a word to the page, and keeps little', async () => {
  const host = await world.phone('Host', { media: { volume: 0 } }, '');
  await host.tap('#make-room');
  await host.tap('#make-listener');
  await host.waitFor('#open-people');
  // That of the test before may still be there.
  const roomID = world.roomOf('Host');
  const add = (count: number) =>
    world.cloud.addPeers(roomID, count, { together: true, publish: false });
  add(99);
  await host.waitFor('.call-header__count', '100 people');
  const few = await kept(host);
  add(390);
  await host.waitFor('.call-header__count', '490 people');
  const each = ((await kept(host)) - few) / 390;
  process.stdout.write(`one who listens: ${Math.round(each)} bytes kept\n`);
  expect(each).toBeLessThan(MOST_KEPT);

  await host.tap('#open-people');
  await host.waitFor('#more-listening');
  // Oneself, who speaks.
  expect(await host.count('.person')).toBe(1 + ROWS);
  const list = host.find('#people .people').first();
  await host.resetSetDataStats();
  const scrolled = await list.evaluate(async (element) => {
    const frames: number[] = [];
    let before = performance.now();
    while (element.scrollTop + element.clientHeight < element.scrollHeight - 1) {
      element.scrollTop += 40;
      await new Promise(requestAnimationFrame);
      frames.push(performance.now() - before);
      before = performance.now();
    }
    return { frames: frames.length, longest: Math.max(...frames) };
  });
  const { bytes } = await setSince(host);
  process.stdout.write(
    `scrolled in ${scrolled.frames} frames, the longest ${Math.round(scrolled.longest)} ms\n`,
  );
  expect(scrolled.frames).toBeGreaterThan(20);
  // The call's timer, each second.
  expect(bytes).toBeLessThan(500);
  await host.tap('#more-listening');
  await host.until(
    () => host.count('.person'),
    (count) => count === 1 + 2 * ROWS,
  );
  await host.input('#people-search', 'nobody of this name');
  await host.waitFor('#people', 'Nobody found.');
}, 180_000);

test('while fifty people write at once the page is drawn a few times a second', async () => {
  const ann = await world.joined('Ann', { media: { volume: 0 } });
  world.cloud.addPeers(ROOM, 50, { together: true, publish: false });
  await ann.waitFor('.call-header__count', '51 people');
  await ann.tap('#messages-open');
  await ann.waitFor('#message');
  const say = async (n: number) => {
    const message = { RoomId: ROOM, MessageCategory: 2, MessageContent: `number ${n}` };
    const from = { UserId: `w${n % 50}` };
    const { Code } = await callApi(world.cloud, 'SendBroadcastMessage', { ...message, ...from });
    expect(Code).toBe(0);
  };
  await say(0);
  await ann.waitFor('.message__text', 'number 0');
  await ann.resetSetDataStats();
  const began = performance.now();
  let sent = 1;
  for (; performance.now() - began < 5000; sent += 1) {
    await Promise.all([say(sent), new Promise((resolve) => setTimeout(resolve, 20))]);
  }
  await ann.waitFor('.message__text', `number ${sent - 1}`);
  const seconds = (performance.now() - began) / 1000;
  const { calls, bytes } = await setSince(ann);
  const rate = calls / seconds;
  process.stdout.write(
    `${sent} messages in ${seconds.toFixed(1)} s: ${rate.toFixed(1)} sets a second, ${Math.round(bytes / sent)} bytes each\n`,
  );
  expect(sent).toBeGreaterThan(50);
  expect(rate).toBeLessThan(MOST_SETS);
  expect(await ann.errors()).toEqual([]);
}, 120_000);
