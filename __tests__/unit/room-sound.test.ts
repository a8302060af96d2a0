import { weakNetworkCodes } from '@/call/session/streams/media-codes';
import { settled } from '../support/fake-clock';
import { Deferred, FakeCall, stream } from '../support/fake-engine';

test('one’s own speech shows, but not while muted', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const speaks = () => call.levels.getState().speaking.has(call.ownStream);
  engine.emit('soundLevel', call.ownStream, 40);
  expect(speaks()).toBe(true);
  call.session.setMicrophone(false);
  expect(speaks()).toBe(false);
  engine.emit('soundLevel', call.ownStream, 40);
  expect(speaks()).toBe(false);
  call.session.setMicrophone(true);
  engine.emit('soundLevel', call.ownStream, 40);
  expect(speaks()).toBe(true);
});

test('of streams that are not played no level is kept', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.streams('ADD', stream('s'));
  await settled();
  engine.emit('soundLevel', 's', 40);
  engine.emit('networkQuality', 's', 6);
  engine.emit('soundLevel', 'nobody', 40);
  engine.emit('networkQuality', 'nobody', 1);
  expect(call.levels.getState()).toEqual({
    speaking: new Set(['s']),
    quality: new Map([['s', 'poor']]),
  });
  engine.streams('DELETE', stream('s'));
  engine.emit('soundLevel', 's', 40);
  expect(call.levels.getState()).toEqual({ speaking: new Set(), quality: new Map() });
});

test('a poor way up is a hint; the others’ way down is theirs', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.streams('ADD', stream('s'));
  await settled();
  for (let n = 0; n < 4; n += 1) {
    engine.emit('networkQuality', 's', 6);
    engine.emit('networkQuality', call.ownStream, 2);
    await call.clock.advance(2000);
  }
  expect(call.state.weakNetwork).toBe(false);
  for (let n = 0; n < 4; n += 1) {
    engine.emit('networkQuality', call.ownStream, 5);
    await call.clock.advance(2000);
  }
  expect(call.state.weakNetwork).toBe(true);
  await call.session.leave();
  expect(call.state.weakNetwork).toBe(false);
  expect(call.levels.getState()).toEqual({ speaking: new Set(), quality: new Map() });
});

const weakCodes = Object.entries(weakNetworkCodes).flatMap(([source, codes]) =>
  Object.keys(codes).map(
    (code) => [source as keyof typeof weakNetworkCodes, Number(code)] as const,
  ),
);

test.each(weakCodes)('%s code %i, again and again: the hint, and no end of it', async (...row) => {
  const [source, code] = row;
  const call = new FakeCall();
  const engine = await call.connected();
  engine.streams('ADD', stream('s'));
  await settled();
  const streamID = source === 'player' ? 's' : call.ownStream;
  for (let n = 0; n < 3; n += 1) {
    engine.emit('mediaCode', { source, streamID, code });
    await call.clock.advance(2000);
  }
  expect(call.state.weakNetwork).toBe(true);
  await call.clock.advance(12_000);
  expect(call.state.weakNetwork).toBe(false);
  expect(call.state.phase).toBe('connected');
});

test('why the room can’t be reached is told with since when', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  call.network.tell(false);
  engine.emit('linkStateUpdate', 'down');
  expect(call.state).toMatchObject({ phase: 'reconnecting', reconnectingCause: 'no-network' });
  call.network.tell(true);
  expect(call.state).toMatchObject({ phase: 'reconnecting', reconnectingCause: 'no-room' });
  engine.room('CONNECTED');
  expect(call.state).toMatchObject({ phase: 'connected', reconnectingCause: null });
});

describe('back in the room, the room is asked whether it still knows our stream', () => {
  const lost = async () => {
    const call = new FakeCall();
    const engine = await call.connected();
    await call.clock.advance(5000);
    engine.emit('linkStateUpdate', 'down');
    return { call, engine };
  };

  test('it does: the sound goes on as it was', async () => {
    const { call, engine } = await lost();
    engine.emit('linkStateUpdate', 'up');
    engine.room('CONNECTED');
    await settled();
    expect(engine.of('setStreamExtraInfo')).toEqual([[call.ownStream, '{"mic":1}']]);
    engine.emit('networkQuality', call.ownStream, 1);
    await call.clock.advance(10_000);
    expect(engine.of('startPublishing')).toHaveLength(1);
  });

  test('it does not: published again, a second after the stop', async () => {
    const { call, engine } = await lost();
    engine.setStreamExtraInfo = () => Promise.reject({ errorCode: 201013 });
    engine.room('CONNECTED');
    await settled();
    expect(engine.microphoneLive).toBe(false);
    await call.clock.advance(1000);
    expect(engine.of('startPublishing')).toHaveLength(2);
    expect(call.state.publishFailure).toBeNull();
  });

  test('no answer, or one that comes after the end, is nothing', async () => {
    const { call, engine } = await lost();
    const answer = new Deferred();
    engine.setStreamExtraInfo = () => answer.promise;
    engine.room('CONNECTED');
    await call.session.leave();
    answer.reject({ errorCode: 201013 });
    await call.clock.advance(5000);
    expect(engine.of('startPublishing')).toHaveLength(1);
  });
});

/** A fault of an element, without a code, as WeChat tells it. */
const fault = (streamID: string, message: string, more: object = {}) => ({
  ...{ source: 'publisher' as const, of: 'element' as const, code: 0, errno: 0 },
  ...{ streamID, message, ...more },
});

test('an error without errCode while the stream is on its way: said, and tried again', async () => {
  const call = new FakeCall();
  // The element of the first two tries can't be put there.
  call.onEngine = (engine) => {
    engine.onPublish = async (streamID) => {
      if (engine.of('startPublishing').length > 2) engine.publisher(streamID, 'PUBLISHING');
      else engine.emit('mediaError', fault(streamID, 'fail: can not insert LivePusher now'));
    };
  };
  const engine = await call.connected();
  expect(call.state.publishFailure).toMatchObject({ kind: 'microphone-busy', code: 0 });
  expect(call.state.phase).toBe('connected');
  await call.clock.advance(4000);
  expect(engine.of('startPublishing')).toHaveLength(3);
  expect(call.state.publishFailure).toBeNull();
});

test('an error of the element stops nothing that flows', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  for (const source of ['element', 'start'] as const) {
    engine.emit('mediaError', fault(call.ownStream, 'updateXWebLivePusher:fail', { of: source }));
    await call.clock.advance(2000);
    engine.emit('networkQuality', call.ownStream, 1);
    await call.clock.advance(20_000);
  }
  expect(engine.of('startPublishing')).toHaveLength(1);
  expect(call.state.publishFailure).toBeNull();
});

test('an error of another’s element: "No sound" on their tile, and played again', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.onPlay = () => Promise.resolve();
  engine.streams('ADD', stream('s'));
  await settled();
  const message = 'insertXWebLivePlayer:fail';
  engine.emit('mediaError', fault('s', message, { source: 'player' }));
  expect(call.state.players.get('s')).toEqual({ state: 'NO_PLAY', errorCode: 1104039 });
  await call.clock.advance(1000);
  expect(engine.of('startPlaying')).toEqual([['s'], ['s']]);
});
