/** What fifty calls, one after the other, leave behind. */
import { join, pass } from './call';
import { heapSnapshot, liveBytes } from './heap';
import { ROOM, type Subject, type World } from './world';

export interface Leftovers {
  /**
   * What lives of the JavaScript heap after a collection, in KiB, without the engine's own: it goes
   * on compiling what runs often, which is as much as all the rest and says nothing of an app.
   */
  readonly heap: number;
  /** Nodes of the document, by the browser's count. */
  readonly nodes: number;
  readonly listeners: number;
  readonly timers: number;
  readonly elements: number;
}

export interface MemoryRun {
  readonly calls: number;
  readonly before: Leftovers;
  readonly after: Leftovers;
}

/** These many first: what is made once and kept is no leak. */
const WARM_UP = 5;
const CALLS = 50;
const OTHERS = 4;

/** How long a page may slide out, in ms. */
const SLIDES = 800;

async function leftovers({ phone, devtools }: Subject): Promise<Leftovers> {
  // The page that was left goes once it has slid out.
  await pass(SLIDES);
  // What the simulator and the browser note of an app is none of the app's.
  await phone.browserPage.evaluate(() => window.probe.forgetNotes());
  await devtools.send('Runtime.discardConsoleEntries');
  for (let n = 0; n < 3; n += 1) await devtools.send('HeapProfiler.collectGarbage');
  const heap = liveBytes(await heapSnapshot(devtools));
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  const kept = await phone.browserPage.evaluate(() => window.probe.leftovers());
  return { heap: Math.round(heap / 1024), nodes, ...kept };
}

export async function memory(world: World, subject: Subject): Promise<MemoryRun> {
  const { phone } = subject;
  const leave = async () => {
    await phone.tap('#hang-up');
    await phone.waitFor('#join');
  };
  const again = async () => {
    await phone.tap('#join');
    const running = () => phone.browserPage.evaluate(() => window.probe.playing());
    await phone.until(running, (count) => count === OTHERS, { timeout: 15_000 });
    await leave();
  };
  await join(world, subject, OTHERS);
  await leave();
  for (let n = 1; n < WARM_UP; n += 1) await again();
  const before = await leftovers(subject);
  for (let n = 0; n < CALLS; n += 1) await again();
  const after = await leftovers(subject);
  world.cloud.removePeers(ROOM);
  return { calls: CALLS, before, after };
}
