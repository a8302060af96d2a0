import { requestMicrophone, setKeepScreenOn, steadyNow } from '@/call/development';
import { loadSdk } from './load-sdk';
import { stage } from './stage';
import type { Answers, Outcome, Step, StepTools } from './step';
import { pause } from './trace';

/** A stream that pushes again says so in this time, in ms; one that doesn't is not waited for longer. */
const PUSHES_WITHIN = 4000;
/** Two properties set one after the other are told apart by the native side, in ms. */
const SETTLES = 400;
/** Of events that come several times a second, a few are enough. In ms. */
const LISTENS = 2000;
/** What restarts by itself does so in this time, in ms. */
const RESTARTS_WITHIN = 5000;
/** Phones that darken by themselves mostly do so within half a minute. In ms. */
const DARKENS_WITHIN = 45_000;
/** Two ticks of a second so far apart, in ms: the scripts stood still in between. */
const STANDSTILL = 3500;

const PUSHES = /^pusher 1002$/;
const PLAYS = /^player 2004$/;

/** Inserts the pusher anew, and says whether it pushes by itself. */
async function insertAnew(check: StepTools, autopush: boolean): Promise<boolean> {
  const url = check.cloud.pushURL;
  await stage.show({ pushURL: '' });
  await pause(SETTLES);
  const pushes = check.trace.until(PUSHES, PUSHES_WITHIN);
  await stage.show({ pushURL: url, autopush, muted: false, enableMic: true });
  return autopush && pushes;
}

/** What WeChat and the phone's system allow, and the question for the microphone. */
async function rights({ trace }: StepTools): Promise<void> {
  const { microphoneAuthorized, cameraAuthorized } = wx.getAppAuthorizeSetting();
  trace.add(`system: microphone ${microphoneAuthorized}, camera ${String(cameraAuthorized)}`);
  const answer = await requestMicrophone(() => Promise.resolve());
  trace.add(`microphone ${answer}`);
  if (answer !== 'granted') throw new Error(`microphone ${answer}`);
}

async function signIn(check: StepTools): Promise<void> {
  const { trace, cloud } = check;
  const asked = trace.time;
  let SDK;
  try {
    SDK = await loadSdk();
  } catch (error) {
    check.find('package', 'fails');
    throw error;
  }
  check.find('package', 'runs');
  trace.add(`the call's package: ${trace.time - asked} ms`);
  await cloud.enter(SDK);
}

async function publish(check: StepTools): Promise<void> {
  const { trace, cloud } = check;
  const pushes = trace.until(PUSHES, PUSHES_WITHIN);
  check.find('start', await cloud.publish());
  await pushes;
  const since = trace.time;
  await pause(LISTENS);
  check.find('volume', trace.has(/^pusher volume/, since) ? 'comes' : 'nothing');
}

/** start() of one that pushes; stop() and start() at once. */
async function start(check: StepTools): Promise<void> {
  const { trace, calls } = check;
  check.find('start-again', await calls.call('start'));
  const pushes = trace.until(PUSHES, PUSHES_WITHIN);
  const answers = await Promise.all([calls.call('stop'), calls.call('start')]);
  const again = await pushes;
  const answered = answers.some((answer) => answer !== 'nothing');
  const outcome = again ? 'pushes again' : 'stays stopped';
  check.find('stop-start', answered ? outcome : 'nothing');
}

/** An insertion with autopush, a start() after it, an update after a stop(). Then as it was. */
async function autopush(check: StepTools): Promise<void> {
  const { trace, calls } = check;
  check.find('autopush', (await insertAnew(check, true)) ? 'pushes' : 'nothing');
  check.find('start-after-autopush', await calls.call('start'));
  const stopped = await calls.call('stop');
  await pause(SETTLES);
  const restarts = trace.until(PUSHES, PUSHES_WITHIN);
  await stage.show({ muted: true });
  await stage.show({ muted: false });
  const outcome = (await restarts) ? 'restarts' : 'stays stopped';
  check.find('update-restarts', stopped === 'nothing' ? 'nothing' : outcome);
  await insertAnew(check, false);
  const pushes = trace.until(PUSHES, PUSHES_WITHIN);
  await calls.call('start');
  await pushes;
}

async function mute(check: StepTools): Promise<void> {
  const { trace } = check;
  const since = trace.time;
  for (const change of [
    { enableMic: false },
    { enableMic: true },
    { muted: true },
    { muted: false },
  ]) {
    await stage.show(change);
    await pause(SETTLES);
  }
  check.find('toggles', trace.has(/^pusher 499[89]$/, since) ? 'told' : 'silent');
}

const heard = (answer: Answers): string => (answer === 'yes' ? 'heard' : 'not heard');

async function speak(check: StepTools): Promise<void> {
  const { trace, cloud } = check;
  const plays = trace.until(PLAYS, PUSHES_WITHIN);
  await cloud.play();
  check.find('play', (await plays) ? 'plays' : 'nothing');
  check.find('speaker', heard(await check.ask('speak', 'yes', 'no')));
}

/** The same from the earpiece: where the sound comes out only an ear can tell. */
async function ear(check: StepTools): Promise<void> {
  await stage.show({ soundMode: 'ear' });
  check.find('ear', heard(await check.ask('ear', 'yes', 'no')));
  await stage.show({ soundMode: 'speaker' });
}

/** Hidden and shown again by the person: who goes on, and whether scripts and clocks do. */
async function background(check: StepTools): Promise<Outcome> {
  const { trace } = check;
  const since = trace.time;
  const back = trace.until(/^app shown$/, 120_000);
  let last = steadyNow();
  let longest = 0;
  const beat = () => {
    longest = Math.max(longest, steadyNow() - last);
    last = steadyNow();
  };
  const ticks = setInterval(beat, 1000);
  const answer = check.ask('background', 'skip');
  const came = await Promise.race([back, answer]);
  if (came === true) {
    check.withdraw();
    // What the native side has to tell of it comes after the app is shown.
    await pause(LISTENS);
    beat();
  }
  clearInterval(ticks);
  if (came !== true) return 'skipped';
  const paused = trace.has(/^(player 6000|pusher 5000)$/, since);
  check.find('background', paused ? 'pause' : 'go on');
  check.find('hidden-scripts', longest > STANDSTILL ? 'frozen' : 'run');
  trace.add(`the longest standstill: ${longest} ms`);
  return undefined;
}

/** A phone call, an alarm: what comes first, and whether it restarts by itself. */
async function interruption(check: StepTools): Promise<Outcome> {
  const { trace } = check;
  const since = trace.time;
  const answer = await check.ask('interruption', 'done', 'skip');
  const code = trace.find(/^pusher 5001$/, since);
  const event = trace.find(/^interruption begins$/, since);
  if (answer === 'skip' || (code === undefined && event === undefined)) return 'skipped';
  check.find('interruption-order', orderOf(code, event));
  const over = trace.find(/^interruption ends$/, since) ?? since;
  const again = trace.has(PUSHES, over) || (await trace.until(PUSHES, RESTARTS_WITHIN));
  check.find('interruption-end', again ? 'restarts' : 'stays stopped');
  return undefined;
}

function orderOf(code: number | undefined, event: number | undefined): string {
  if (event === undefined) return 'code only';
  if (code === undefined) return 'event only';
  return code <= event ? 'code first' : 'event first';
}

/** Kept on, then a player goes; the person leaves the phone alone until it darkens, or doesn't. */
async function screen(check: StepTools): Promise<Outcome> {
  const { trace } = check;
  const ready = await check.ask('screen', 'done', 'skip');
  if (ready === 'skip') return 'skipped';
  setKeepScreenOn(true);
  await pause(SETTLES);
  await stage.show({ playURL: '' });
  trace.add('a player went');
  const dark = await trace.until(/^app hidden$/, DARKENS_WITHIN);
  check.find('screen', dark ? 'let go' : 'kept on');
  return undefined;
}

/** All of them, in their order: what needs no person first. */
export const STEPS: readonly Step[] = [
  { name: 'rights', run: rights },
  { name: 'sign-in', run: signIn },
  { name: 'publish', run: publish },
  { name: 'start', run: start },
  { name: 'autopush', run: autopush },
  { name: 'mute', run: mute },
  { name: 'speak', run: speak },
  { name: 'ear', run: ear },
  { name: 'background', run: background },
  { name: 'interruption', run: interruption },
  { name: 'screen', run: screen },
];
