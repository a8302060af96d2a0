/** What the platform says of the network, against what comes over it. */
import { FakeCall, stream } from '../support/fake-engine';

const S = 1000;

interface Flow {
  /** Others are heard. */
  readonly sound?: boolean;
  /** The socket carries messages. */
  readonly socket?: boolean;
}

/** A call with somebody else in it, in which every second comes what flows. */
async function inCall() {
  const call = new FakeCall();
  const engine = await call.connected();
  // Its socket is watched.
  engine.emit('linkStateUpdate', 'up');
  engine.streams('ADD', stream('s'));
  engine.player('s', 'PLAYING');
  let flow: Flow = { sound: true, socket: true };
  const pass = async (seconds: number) => {
    for (let n = 0; n < seconds; n += 1) {
      await call.clock.advance(S);
      if (flow.sound) engine.emit('soundLevel', 's', 30);
      // As often as the cloud's heartbeats at their slowest.
      if (flow.socket && n % 10 === 0) engine.emit('linkHeard');
    }
  };
  const lose = (left: Flow) => {
    flow = left;
    if (!left.socket) engine.emit('linkStateUpdate', 'down');
  };
  const find = () => {
    flow = { sound: true, socket: true };
    engine.emit('linkStateUpdate', 'up');
    engine.emit('linkHeard');
    engine.room('CONNECTED');
  };
  return { call, engine, pass, lose, find };
}

const shown = ({ state }: FakeCall) =>
  state.phase === 'reconnecting' ? state.reconnectingCause : state.phase;

test.each<[string, Flow, readonly string[]]>([
  [
    'all goes on',
    { sound: true, socket: true },
    ['connected', 'connected', 'connected', 'connected'],
  ],
  ['the socket goes on', { socket: true }, ['connected', 'connected', 'connected', 'connected']],
  ['nothing comes', {}, ['no-network', 'no-network', 'no-network', 'ended']],
])('told "none" while %s: after 1, 5, 30 and 300 s', async (_what, left, expected) => {
  const { call, engine, pass, lose } = await inCall();
  engine.onLogin = () => Promise.reject(new Error('no network'));
  call.network.tell(false);
  lose(left);
  const seen: unknown[] = [];
  for (const seconds of [1, 4, 25, 275]) {
    await pass(seconds);
    seen.push(shown(call));
  }
  expect(seen).toEqual(expected);
});

test('told "none", and only the sound goes on: the call does not end, and says what it is at', async () => {
  const { call, engine, pass, lose } = await inCall();
  call.network.tell(false);
  lose({ sound: true });
  engine.room('CONNECTING');
  await pass(5);
  expect(call.state.phase).toBe('reconnecting');
  await pass(400);
  expect(call.state).toMatchObject({ phase: 'reconnecting', reconnectingCause: 'no-room' });
  expect(engine.of('loginRoom')).toHaveLength(1);
  expect(engine.of('stopPlaying')).toEqual([]);
});

test('told "none" falsely, nothing is stopped and nothing said, however long', async () => {
  const { call, engine, pass } = await inCall();
  call.network.tell(false);
  const before = engine.calls.length;
  await pass(400);
  expect(call.state.phase).toBe('connected');
  const since = engine.calls.slice(before).map(([name]) => name);
  // The one question, whose answer would be a proof.
  expect(since).toEqual(['setStreamExtraInfo']);
});

test('the return is never told: the first that comes is enough', async () => {
  const { call, engine, pass, lose, find } = await inCall();
  engine.onLogin = () => Promise.reject(new Error('no network'));
  call.network.tell(false);
  lose({});
  await pass(10);
  expect(shown(call)).toBe('no-network');
  find();
  expect(call.state.phase).toBe('connected');
  await pass(60);
  expect(call.state.phase).toBe('connected');
});

test('the socket ends just before "none" is told: two say so, and it is said at once', async () => {
  const { call, engine, lose } = await inCall();
  lose({});
  engine.room('CONNECTING');
  await call.clock.advance(S);
  expect(shown(call)).toBe('no-room');
  call.network.tell(false);
  expect(shown(call)).toBe('no-network');
});

test('told "none", and a stream ends while the socket goes on: the socket is asked, and nothing said', async () => {
  const { call, engine } = await inCall();
  call.network.tell(false);
  const seen: unknown[] = [];
  for (const seconds of [2, 8, 20]) {
    await call.clock.advance(seconds * S);
    engine.emit('linkHeard');
    const asked = engine.of('setStreamExtraInfo').length;
    engine.player('s', 'NO_PLAY', 1104039);
    seen.push(shown(call));
    expect(engine.of('setStreamExtraInfo').length).toBe(asked + 1);
    await call.clock.advance(S);
    engine.emit('linkHeard');
    engine.player('s', 'PLAYING');
    seen.push(shown(call));
  }
  expect(new Set(seen)).toEqual(new Set(['connected']));
});

test('told "none" falsely to somebody who only listens: a socket of our own proves the contrary', async () => {
  const { call, engine } = await inCall();
  engine.reachable = true;
  engine.onPublish = () => Promise.reject(new Error('no microphone'));
  engine.publisher(call.ownStream, 'NO_PUBLISH', 1103061);
  call.network.tell(false);
  await call.clock.advance(9 * S);
  expect(shown(call)).toBe('connected');
});

test('what was on its way when the network went proves nothing', async () => {
  const { call, engine, pass, lose } = await inCall();
  call.network.tell(false);
  lose({});
  await call.clock.advance(500);
  engine.emit('soundLevel', 's', 30);
  await pass(3);
  expect(shown(call)).toBe('no-network');
});

test('told "there" falsely, what is missing is missed all the same', async () => {
  const { call, engine, lose } = await inCall();
  call.network.tell(true);
  lose({});
  engine.room('CONNECTING');
  expect(shown(call)).toBe('no-room');
});
