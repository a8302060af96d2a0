/** One call, from the tap to the end: what it took, and what was set on the way. */
import type { Marks, Tree } from '../browser/probe';
import type { SetDataStats } from '../../tools/simulator/runtime/stats';
import { launch, ROOM, type Subject, type World } from './world';

/** Times in ms since the tap on join. */
export interface JoinTimes {
  readonly connected: number;
  readonly publishing: number;
  readonly firstPlaying: number;
  readonly lastPlaying: number;
}

/** What was set for each thing that happens in a call. */
export interface CallCosts {
  readonly join: SetDataStats;
  readonly onePeerMore: SetDataStats;
  readonly onePeerFewer: SetDataStats;
  /** Over {@link STEADY} seconds with everybody's volume and network reported. */
  readonly steady: SetDataStats;
  readonly mute: SetDataStats;
  readonly hangUp: SetDataStats;
  readonly tree: Tree;
}

/** Length of the steady state, in s. */
export const STEADY = 10;

/** Nothing set for so long, in ms: an app has done what it does. */
const QUIET = 250;

/** How long somebody may be shown as speaking after their last word, in ms. */
const LAST_WORD = 1000;
const PATIENCE = 30_000;

const probe = {
  marks: ({ phone }: Subject): Promise<Marks> =>
    phone.browserPage.evaluate(() => window.probe.marks),
  playing: ({ phone }: Subject) => phone.browserPage.evaluate(() => window.probe.playing()),
  setData: ({ phone }: Subject) => phone.browserPage.evaluate(() => window.probe.setData()),
  forget: ({ phone }: Subject) => phone.browserPage.evaluate(() => window.probe.forget()),
};

export const pass = (ms: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, ms));

/** Waits until the phone plays so many others, is published, and nothing is set any more. */
async function settled(subject: Subject, others: number): Promise<void> {
  const { phone, app } = subject;
  const playing = Math.min(others, app.playsAtMost ?? others);
  const wait = { timeout: PATIENCE };
  await phone.until(
    () => probe.playing(subject),
    (count) => count === playing,
    wait,
  );
  await phone.until(
    () => phone.pusher(),
    (pusher) => pusher?.state === 'running',
    wait,
  );
  await quiet(subject);
}

async function quiet(subject: Subject): Promise<void> {
  const end = performance.now() + PATIENCE;
  for (let before = -1; performance.now() < end;) {
    const { calls } = await probe.setData(subject);
    if (calls === before) return;
    before = calls;
    await pass(QUIET);
  }
  throw new Error(`${subject.app.name} never comes to rest`);
}

/** Opens the app and joins a room of so many others, who are there already. */
export async function join(world: World, subject: Subject, others: number): Promise<JoinTimes> {
  const { phone } = subject;
  world.cloud.addPeers(ROOM, others, { together: true });
  await launch(subject);
  await phone.input('#user-name', 'Ann');
  await quiet(subject);
  await probe.forget(subject);
  await phone.browserPage.evaluate(() => window.probe.arm());
  await phone.tap('#join');
  await settled(subject, others);
  await phone.waitFor('#room-state', 'In call');
  const marks = await probe.marks(subject);
  const since = (name: string) => {
    const at = marks[name];
    if (at === undefined || marks.tap === undefined) throw new Error(`"${name}" never came`);
    return at - marks.tap;
  };
  return {
    connected: since('connected'),
    publishing: since('publishing'),
    firstPlaying: since('playing 1'),
    lastPlaying: since(`playing ${Math.min(others, subject.app.playsAtMost ?? others)}`),
  };
}

/** What an action sets until the app is at rest again. */
async function costOf(subject: Subject, action: () => unknown, others: number) {
  await probe.forget(subject);
  await action();
  await settled(subject, others);
  return probe.setData(subject);
}

/**
 * Joins, and does in a call all that a call is made of.
 *
 * @param seconds - length of the steady state
 */
export async function callCosts(
  world: World,
  subject: Subject,
  others: number,
  seconds = STEADY,
): Promise<CallCosts> {
  const { cloud } = world;
  const { phone } = subject;
  await join(world, subject, others);
  const joined = await probe.setData(subject);
  const tree = await phone.browserPage.evaluate(() => window.probe.tree());

  await probe.forget(subject);
  await phone.browserPage.evaluate(() => window.probe.talk());
  await pass(seconds * 1000);
  const steady = await probe.setData(subject);
  await phone.browserPage.evaluate(() => window.probe.hush());
  await pass(LAST_WORD);
  await quiet(subject);

  let newcomer = '';
  const onePeerMore = await costOf(
    subject,
    () => (newcomer = cloud.addPeers(ROOM, 1)[0]?.userID ?? ''),
    others + 1,
  );
  const onePeerFewer = await costOf(
    subject,
    () => cloud.removePeers(ROOM, { userIDs: [newcomer] }),
    others,
  );
  const mute = await costOf(subject, () => phone.tap('#mic'), others);

  await probe.forget(subject);
  await phone.tap('#hang-up');
  await phone.waitFor('#join');
  await quiet(subject);
  const hangUp = await probe.setData(subject);
  return { join: joined, onePeerMore, onePeerFewer, steady, mute, hangUp, tree };
}

/** Takes the phone and everybody in the room away, and waits until nobody is left there. */
export async function clear({ cloud }: World, { phone }: Subject): Promise<void> {
  await phone.close();
  cloud.removePeers(ROOM);
  await phone.until(
    () => Promise.resolve(cloud.state().rooms),
    (rooms) => rooms.length === 0,
  );
}
