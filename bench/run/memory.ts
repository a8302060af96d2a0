/** What fifty calls, one after the other, leave behind. */
import { join } from './call';
import { ROOM, type Subject, type World } from './world';

export interface Leftovers {
  /** Live JavaScript heap after a collection, in KiB. */
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

async function leftovers({ phone, devtools }: Subject): Promise<Leftovers> {
  for (let n = 0; n < 3; n += 1) await devtools.send('HeapProfiler.collectGarbage');
  const { usedSize } = await devtools.send('Runtime.getHeapUsage');
  const { nodes } = await devtools.send('Memory.getDOMCounters');
  const kept = await phone.browserPage.evaluate(() => window.probe.leftovers());
  return { heap: Math.round(usedSize / 1024), nodes, ...kept };
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
