import { Microphone } from '@/call/session/microphone/microphone';
import { Timers } from '@/call/session/async/timers';
import { createCallStore } from '@/call/store/call-store';
import { FakeClock, settled } from '../support/fake-clock';
import { Deferred, FakeEngine, never } from '../support/fake-engine';

/** A microphone whose stream is published, and what the others were told of it. */
function world() {
  const clock = new FakeClock();
  const store = createCallStore();
  store.setState({ self: { userID: 'me', userName: 'Me', streamID: 'mine' } });
  const engine = new FakeEngine();
  const there = { engine: engine as FakeEngine | null };
  const microphone = new Microphone(store, new Timers(clock), () => there.engine);
  microphone.publishing(true);
  microphone.isPublished();
  const told = () => engine.of('setStreamExtraInfo').map(([, info]) => info);
  return { clock, store, engine, there, microphone, told, on: () => store.getState().microphoneOn };
}

const ON = '{"mic":1}';
const OFF = '{"mic":0}';

test('shows at once, switches the engine, and tells the others', async () => {
  const { microphone, engine, on, told } = world();
  microphone.set(false);
  expect(on()).toBe(false);
  expect(engine.of('setMicrophone')).toEqual([[false]]);
  await settled();
  expect(told()).toEqual([OFF]);
  microphone.set(false);
  await settled();
  expect(told()).toEqual([OFF]);
});

test('rolls back when the engine refuses, and tells nobody', async () => {
  const { microphone, engine, on, told } = world();
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  engine.setMicrophone = () => {
    throw new Error('refused');
  };
  microphone.set(false);
  await settled();
  expect(on()).toBe(true);
  expect(told()).toEqual([]);
  expect(warn).toHaveBeenCalledTimes(1);
  warn.mockRestore();
});

test('of quick changes the last one is told, and none of those between', async () => {
  const { microphone, engine, told } = world();
  const first = new Deferred();
  const answer = engine.setStreamExtraInfo;
  engine.setStreamExtraInfo = (...args) => answer(...args).then(() => first.promise);
  for (const on of [false, true, false, true, false, true]) microphone.set(on);
  await settled();
  first.resolve();
  await settled();
  expect(told()).toEqual([OFF, ON]);
});

test('changed and changed back while the first is under way: no more is told than needed', async () => {
  const { microphone, engine, told } = world();
  const first = new Deferred();
  const answer = engine.setStreamExtraInfo;
  engine.setStreamExtraInfo = (...args) => answer(...args).then(() => first.promise);
  for (const on of [false, true, false]) microphone.set(on);
  first.resolve();
  await settled();
  expect(told()).toEqual([OFF]);
});

test('pitfall 11: an announcement that is never answered is tried three times, 5 s each', async () => {
  const { microphone, engine, told, clock } = world();
  const answer = engine.setStreamExtraInfo;
  engine.setStreamExtraInfo = (...args) => answer(...args).then(never);
  microphone.set(false);
  await clock.advance(9999);
  expect(told()).toEqual([OFF, OFF]);
  await clock.advance(60_000);
  expect(told()).toEqual([OFF, OFF, OFF]);
  expect(clock.outstanding).toBe(0);
  // The next change is told again.
  engine.setStreamExtraInfo = answer;
  microphone.set(true);
  microphone.set(false);
  await settled();
  expect(told()).toHaveLength(4);
});

test('one that fails once is told the second time', async () => {
  const { microphone, engine, told } = world();
  const answer = engine.setStreamExtraInfo;
  engine.setStreamExtraInfo = (...args) => {
    engine.setStreamExtraInfo = answer;
    return answer(...args).then(() => Promise.reject({ code: 1102010 }));
  };
  microphone.set(false);
  await settled();
  expect(told()).toEqual([OFF, OFF]);
});

test('without a stream nothing is told; what changed meanwhile is told once it is there', async () => {
  const { microphone, told } = world();
  microphone.unpublished();
  microphone.set(false);
  microphone.publishing(false);
  microphone.set(true);
  await settled();
  expect(told()).toEqual([]);
  microphone.isPublished();
  await settled();
  expect(told()).toEqual([ON]);
});

test('a stream that said the same when it began needs no word', async () => {
  const { microphone, told } = world();
  microphone.unpublished();
  microphone.set(false);
  microphone.publishing(false);
  microphone.isPublished();
  await settled();
  expect(told()).toEqual([]);
});

test('after the call nobody is told anything', async () => {
  const { microphone, engine, there, told } = world();
  const first = new Deferred();
  const answer = engine.setStreamExtraInfo;
  engine.setStreamExtraInfo = (...args) => answer(...args).then(() => first.promise);
  microphone.set(false);
  microphone.set(true);
  there.engine = null;
  first.resolve();
  await settled();
  expect(told()).toEqual([OFF]);
});
