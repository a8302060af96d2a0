import { FakeCall, stream, type FakeEngine } from '../support/fake-engine';
import { settled } from '../support/fake-clock';

/** In a call with somebody else; the own stream tells of its bytes and its level every second. */
async function world() {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.streams('ADD', stream('other'));
  await settled();
  const own = { audioBitrate: 32 as number | undefined, level: 0, other: 0 };
  const seconds = async (n: number) => {
    for (let s = 0; s < n; s += 1) {
      engine.emit('soundFlow', call.ownStream, own.audioBitrate);
      engine.emit('soundLevel', call.ownStream, own.level);
      engine.emit('soundLevel', 'other', own.other);
      await call.clock.advance(1000);
    }
  };
  const hint = () => call.state.microphoneHint;
  return { call, engine, own, seconds, hint };
}

const publishes = (engine: FakeEngine) => engine.of('startPublishing').length;
const workarounds = (engine: FakeEngine) =>
  engine.of('applyWorkaround').filter(([, how]) => how === 'pause-resume').length;

test('neither bytes nor a level: worked around after 5 s, published anew and said after 10, once', async () => {
  const { call, engine, own, seconds, hint } = await world();
  own.audioBitrate = 0;
  await seconds(4);
  expect([workarounds(engine), hint()]).toEqual([0, null]);
  await seconds(2);
  expect([workarounds(engine), hint()]).toEqual([1, null]);
  await seconds(5);
  expect([publishes(engine), hint()]).toEqual([2, 'microphone-silent']);
  await seconds(60);
  expect([workarounds(engine), publishes(engine), hint()]).toEqual([1, 2, 'microphone-silent']);
  // A hint: the call goes on.
  expect(call.state).toMatchObject({ phase: 'connected', publishFailure: null });
});

test.each([
  ['bytes', { audioBitrate: 16 }],
  ['a level', { level: 3 }],
  ['a WeChat that tells no bytes', { audioBitrate: undefined }],
])('%s take the hint away, and the next silence is seen to anew', async (_, sign) => {
  const { engine, own, seconds, hint } = await world();
  own.audioBitrate = 0;
  await seconds(12);
  expect(hint()).toBe('microphone-silent');
  Object.assign(own, sign);
  await seconds(1);
  expect(hint()).toBeNull();
  Object.assign(own, { audioBitrate: 0, level: 0 });
  await seconds(12);
  expect([workarounds(engine), hint()]).toEqual([2, 'microphone-silent']);
});

test('a quiet room has bytes: no hint, nothing done', async () => {
  const { engine, seconds, hint } = await world();
  await seconds(300);
  expect([workarounds(engine), publishes(engine), hint()]).toEqual([0, 1, null]);
});

test.each([
  ['microphone', 'microphone-refused-by-system'],
  ['camera', 'camera-refused-by-system'],
] as const)('the system denies WeChat the %s: said after 5 s', async (denied, kind) => {
  const { call, engine, own, seconds, hint } = await world();
  call.denied = denied;
  own.audioBitrate = 0;
  await seconds(6);
  expect([hint(), workarounds(engine)]).toEqual([kind, 0]);
});

test('a right that is denied is no matter where sound flows', async () => {
  const { call, seconds, hint } = await world();
  call.denied = 'camera';
  await seconds(60);
  expect(hint()).toBeNull();
});

test('bytes that stop without a word: the same', async () => {
  const { call, engine, seconds, hint } = await world();
  await seconds(3);
  await call.clock.advance(5000);
  expect(workarounds(engine)).toBe(1);
  await call.clock.advance(5000);
  expect(hint()).toBe('microphone-silent');
});

test.each([
  ['muted', ({ session }: FakeCall) => session.setMicrophone(false)],
  ['the app hidden', ({ hide }: FakeCall) => hide.tell()],
  ['interrupted', ({ interruption }: FakeCall) => interruption.tell(true)],
  ['the room lost', ({ engine }: FakeCall) => engine.emit('linkStateUpdate', 'down')],
])('no sound is due while %s', async (_, happens) => {
  const { call, own, seconds, hint, engine } = await world();
  own.audioBitrate = 0;
  await seconds(12);
  expect(hint()).toBe('microphone-silent');
  happens(call);
  expect(hint()).toBeNull();
  const before = workarounds(engine);
  await seconds(8);
  expect([workarounds(engine), hint()]).toEqual([before, null]);
});

test('hidden alone, then joined, and shown: a microphone that stays held back is got back', async () => {
  const { call, engine, own, seconds } = await world();
  call.hide.tell();
  own.audioBitrate = 0;
  await seconds(20);
  expect(workarounds(engine)).toBe(0);
  call.show.tell();
  await seconds(5);
  expect(workarounds(engine)).toBe(1);
  own.audioBitrate = 32;
  await seconds(10);
  expect(publishes(engine)).toBe(1);
});

test('two minutes without any level while others are heard: a hint, gone with the first sound', async () => {
  const { own, seconds, hint, engine } = await world();
  own.other = 30;
  await seconds(119);
  expect(hint()).toBeNull();
  await seconds(2);
  expect([hint(), publishes(engine)]).toEqual(['microphone-silent', 1]);
  await seconds(30);
  expect(hint()).toBe('microphone-silent');
  own.level = 2;
  await seconds(1);
  expect(hint()).toBeNull();
});

test('a browser, which tells of no bytes, is not judged by them', async () => {
  const { call, engine, hint } = await world();
  await call.clock.advance(600_000);
  expect([workarounds(engine), hint()]).toEqual([0, null]);
});

test('"Try again" publishes anew, though the stream seems to go', async () => {
  const { call, engine, own, seconds } = await world();
  own.audioBitrate = 0;
  await seconds(14);
  call.session.retryPublish();
  await call.clock.advance(2000);
  expect(publishes(engine)).toBe(3);
});

test('nothing of it outlasts the call', async () => {
  const { call, own, seconds } = await world();
  own.audioBitrate = 0;
  await seconds(12);
  await call.session.leave();
  await call.clock.advance(60_000);
  expect([call.state.microphoneHint, call.engine.microphoneLive]).toEqual([null, false]);
});
