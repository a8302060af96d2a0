import { settled } from '../support/fake-clock';
import { FakeCall, stream } from '../support/fake-engine';

const user = { userID: 'bob', userName: 'Bob' };

test('events of another room change nothing', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const before = call.state;
  engine.room('DISCONNECTED', 1002050, 'other');
  engine.emit('roomUserUpdate', 'other', 'ADD', [user]);
  engine.emit('roomStreamUpdate', 'other', 'ADD', [stream('s')], '');
  engine.emit('roomOnlineUserCountUpdate', 'other', 9);
  engine.emit('streamExtraInfoUpdate', 'other', [stream('s')]);
  engine.emit('tokenWillExpire', 'other');
  await settled();
  expect(call.state).toEqual(before);
  expect(engine.of('startPlaying')).toEqual([]);
  expect(engine.of('renewToken')).toEqual([]);
});

test('a late PUBLISHING or NO_PUBLISH of an earlier stream changes nothing', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const earlier = call.ownStream;
  await call.session.leave();
  engine.onPublish = () => Promise.resolve();
  await call.join();
  engine.publisher(earlier, 'PUBLISHING');
  expect(call.state.publisher.state).toBe('NO_PUBLISH');
  engine.publisher(call.ownStream, 'PUBLISHING');
  engine.publisher(earlier, 'NO_PUBLISH', -1307);
  await call.clock.advance(30_000);
  expect(call.state.publisher).toEqual({ state: 'PUBLISHING', errorCode: 0 });
  expect(engine.of('startPublishing')).toHaveLength(2);
});

test('the SDK may tell of a stream before its user, twice, or after it is gone', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.streams('ADD', stream('s', { user }));
  engine.streams('ADD', stream('s', { user }));
  await settled();
  expect(engine.of('startPlaying')).toEqual([['s']]);
  engine.streams('DELETE', stream('s', { user }));
  engine.player('s', 'PLAYING');
  engine.emit('streamExtraInfoUpdate', 'room', [stream('s')]);
  engine.streams('DELETE', stream('s', { user }));
  expect(call.state).toMatchObject({ streams: new Map(), players: new Map() });
  expect(engine.of('stopPlaying')).toEqual([['s']]);
});

test('streams that the answer to the login brings are played, though CONNECTED comes later', async () => {
  const call = new FakeCall();
  call.onEngine = (engine) => {
    engine.onLogin = async () => engine.streams('ADD', stream('s', { user }));
  };
  const engine = await call.connected();
  expect(engine.of('startPlaying')).toEqual([['s']]);
  expect([...call.state.players]).toEqual([['s', { state: 'PLAYING', errorCode: 0 }]]);
});

test.each([
  [1002050, 'kicked-elsewhere'],
  [1002086, 'kicked-elsewhere'],
  [1002055, 'kicked-by-host'],
  [1002066, 'blocked'],
  [1002034, 'room-full'],
  [1001004, 'app-id-rejected'],
])('DISCONNECTED with %i ends the call: %s', async (code, kind) => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.streams('ADD', stream('s', { user }));
  engine.room('DISCONNECTED', code, 'room', '{"custom_kickout_message":"bye"}');
  expect(engine.microphoneLive).toBe(false);
  const detail = kind === 'kicked-by-host' ? 'bye' : '';
  expect(call.state).toMatchObject({
    phase: 'ended',
    failure: { kind, step: 'room', code, detail },
    users: new Map(),
    streams: new Map(),
    players: new Map(),
    reconnectingSince: null,
  });
  await call.clock.advance(60_000);
  expect(engine.of('loginRoom')).toHaveLength(1);
  expect(engine.of('logoutRoom')).toHaveLength(0);
  expect(call.clock.outstanding).toBe(1);
});

test.each([0, 1002053, 1002099])('DISCONNECTED with %i is a loss, not the end', async (code) => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.room('DISCONNECTED', code);
  expect(call.state.phase).toBe('reconnecting');
});

test('a DISCONNECTED while joining is the login’s to tell', async () => {
  const call = new FakeCall();
  call.onEngine = (engine) => {
    engine.onLogin = () => {
      engine.room('DISCONNECTED', 1002050);
      return Promise.reject({ code: 1002050 });
    };
  };
  await call.join();
  expect(call.state.failure).toMatchObject({ kind: 'kicked-elsewhere', step: 'login' });
});

test('the token is renewed when the SDK asks; a service that fails disturbs nothing', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  engine.emit('tokenWillExpire', 'room');
  await settled();
  expect(engine.of('renewToken')).toEqual([['room', 'token-2-room']]);
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => undefined);
  call.onToken = () => Promise.reject(new Error('down'));
  engine.emit('tokenWillExpire', 'room');
  await settled();
  expect(engine.of('renewToken')).toHaveLength(1);
  expect(call.state.phase).toBe('connected');
  warn.mockRestore();
});
