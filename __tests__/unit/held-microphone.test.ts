/** A browser that holds the microphone back: said soon, and recorded anew when that may help. */
import { memberByID } from '@/call/store/members';
import { FakeCall, stream, type FakeEngine } from '../support/fake-engine';
import { settled } from '../support/fake-clock';

const S = 1000;

/** In a call in a browser, with somebody else: it tells of levels, and of no bytes. */
async function inBrowser() {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.streams('ADD', stream('other'));
  await settled();
  const hold = (held: boolean) => engine.emit('microphoneHeld', call.ownStream, held);
  const seconds = async (n: number, own: number, other = 30) => {
    for (let s = 0; s < n; s += 1) {
      engine.emit('soundLevel', call.ownStream, own);
      engine.emit('soundLevel', 'other', other);
      await call.clock.advance(S);
    }
  };
  return { call, engine, hold, seconds, hint: () => call.state.microphoneHint };
}

const recordings = (engine: FakeEngine) => engine.of('recordAnew').length;
const shownMicrophone = ({ state }: FakeCall) =>
  memberByID(state, state.self?.userID ?? '')?.microphone;

test('held back: said within 3 s, the own tile claims no microphone, and by itself nothing is done', async () => {
  const { call, engine, hold, hint } = await inBrowser();
  expect(shownMicrophone(call)).toBe('on');
  hold(true);
  await call.clock.advance(3 * S);
  expect([hint(), shownMicrophone(call)]).toEqual(['microphone-silent', 'unknown']);
  await call.clock.advance(60 * S);
  expect([recordings(engine), engine.of('startPublishing').length]).toEqual([0, 1]);
  expect(call.state.phase).toBe('connected');
});

test('held back for a second, as when a headset comes: nothing is said', async () => {
  const { call, hold, hint } = await inBrowser();
  hold(true);
  await call.clock.advance(S);
  hold(false);
  await call.clock.advance(5 * S);
  expect(hint()).toBeNull();
});

test('the browser gives it back by itself: the hint goes at once', async () => {
  const { call, hold, hint } = await inBrowser();
  hold(true);
  await call.clock.advance(3 * S);
  hold(false);
  expect([hint(), shownMicrophone(call)]).toEqual([null, 'on']);
});

test('a tap records anew, at most every 5 s, and the new track takes the hint away', async () => {
  const { call, engine, hold, hint } = await inBrowser();
  hold(true);
  await call.clock.advance(3 * S);
  for (let taps = 0; taps < 10; taps += 1) engine.emit('touched');
  expect(recordings(engine)).toBe(1);
  // A tap that came too soon is not lost.
  await call.clock.advance(4 * S);
  expect(recordings(engine)).toBe(1);
  await call.clock.advance(S);
  expect(recordings(engine)).toBe(2);
  await call.clock.advance(20 * S);
  expect(recordings(engine)).toBe(2);
  hold(false);
  expect(hint()).toBeNull();
  await call.clock.advance(6 * S);
  engine.emit('touched');
  expect(recordings(engine)).toBe(2);
});

test.each<[string, (call: FakeCall) => void]>([
  [
    'the page is in front again',
    ({ hide, show }) => {
      hide.tell();
      show.tell();
    },
  ],
  [
    'the microphone is turned off and on',
    ({ session }) => {
      session.setMicrophone(false);
      session.setMicrophone(true);
    },
  ],
])('%s: recorded anew, unless the browser gives it back first', async (_what, happens) => {
  const { call, engine, hold } = await inBrowser();
  hold(true);
  await call.clock.advance(10 * S);
  happens(call);
  await call.clock.advance(3 * S);
  expect(recordings(engine)).toBe(1);
  hold(false);
  await call.clock.advance(10 * S);
  hold(true);
  await call.clock.advance(3 * S);
  happens(call);
  hold(false);
  await call.clock.advance(3 * S);
  expect(recordings(engine)).toBe(1);
});

test('a recording that fails begins the own stream anew', async () => {
  const { call, engine, hold } = await inBrowser();
  engine.onRecordAnew = () => Promise.reject(new Error('no microphone'));
  hold(true);
  await call.clock.advance(3 * S);
  engine.emit('touched');
  await settled();
  await call.clock.advance(2 * S);
  expect(engine.of('startPublishing')).toHaveLength(2);
  // The new stream's track is not held.
  hold(false);
  expect(call.state.microphoneHint).toBeNull();
});

test('given back, but silent while others are heard, as headsets in Safari: a hint, and a tap records anew', async () => {
  const { engine, hold, seconds, hint } = await inBrowser();
  hold(true);
  await seconds(3, 0);
  hold(false);
  await seconds(19, 0);
  expect(hint()).toBeNull();
  await seconds(2, 0);
  expect(hint()).toBe('microphone-silent');
  engine.emit('touched');
  expect(recordings(engine)).toBe(1);
  await seconds(1, 20);
  expect(hint()).toBeNull();
});

test.each<[string, (call: FakeCall) => unknown]>([
  ['muted', ({ session }) => session.setMicrophone(false)],
  ['hidden', ({ hide }) => hide.tell()],
  ['hung up', ({ session }) => session.leave()],
])('%s: nothing is said, and nothing recorded', async (_what, happens) => {
  const { call, engine, hold, hint } = await inBrowser();
  hold(true);
  await call.clock.advance(3 * S);
  await happens(call);
  engine.emit('touched');
  await call.clock.advance(30 * S);
  expect([hint(), recordings(engine)]).toEqual([null, 0]);
});

test('another’s stream is no matter of one’s own microphone', async () => {
  const { call, engine, hint } = await inBrowser();
  engine.emit('microphoneHeld', 'other', true);
  await call.clock.advance(5 * S);
  expect(hint()).toBeNull();
});
