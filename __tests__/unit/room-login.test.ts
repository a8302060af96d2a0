import { settled } from '../support/fake-clock';
import { FakeCall, never } from '../support/fake-engine';

/** A call whose logins end, one after another, as listed; those after the last work. */
function withLogins(...ends: (object | 'never')[]) {
  const call = new FakeCall();
  call.onEngine = (engine) => {
    engine.onLogin = () => {
      const end = ends.shift();
      if (end === 'never') return never();
      return end ? Promise.reject(end) : Promise.resolve();
    };
  };
  return call;
}

const rooms = ({ engine }: FakeCall) =>
  engine.calls.filter(([name]) => name.endsWith('Room')).map(([name]) => name);

test('pitfall 1: a login that never settles is over after 15 s, not a moment sooner', async () => {
  const call = withLogins('never');
  void call.join();
  await call.clock.advance(14_999);
  expect(call.state.phase).toBe('joining');
  await call.clock.advance(1);
  expect(call.state).toMatchObject({ phase: 'ended', failure: { kind: 'login-timeout' } });
  expect(rooms(call)).toEqual(['loginRoom', 'logoutRoom']);
  expect(call.clock.outstanding).toBe(0);
});

test('pitfall 4: already in a room: out of it, and in with a fresh token', async () => {
  const call = withLogins({ code: 1002001, msg: 'already' });
  await call.join();
  expect(call.state.phase).toBe('connected');
  expect(rooms(call)).toEqual(['loginRoom', 'logoutRoom', 'loginRoom']);
  expect(call.engine.of('loginRoom').map(([, token]) => token)).toEqual([
    'token-1-room',
    'token-2-room',
  ]);
});

test.each([
  ['already in a room', 1002001],
  ['a refused token', 1102016],
  ['an expired token', 1102018],
])('%s a second time is the end of it: never a loop', async (_what, code) => {
  const call = withLogins({ code }, { code }, { code });
  await call.join();
  expect(call.state).toMatchObject({ phase: 'ended', failure: { step: 'login', code } });
  expect(call.tokens).toBe(2);
  expect(rooms(call)).toEqual(['loginRoom', 'logoutRoom', 'loginRoom', 'logoutRoom']);
});

test('the second login has its own 15 s', async () => {
  const call = withLogins({ code: 1102018 }, 'never');
  void call.join();
  await call.clock.advance(14_999);
  expect(call.state.phase).toBe('joining');
  await call.clock.advance(1);
  expect(call.state.failure?.kind).toBe('login-timeout');
});

test('any other error is not tried again', async () => {
  const call = withLogins({ code: 1002034, message: 'liveroom error' });
  await call.join();
  expect(call.state.failure).toEqual({
    kind: 'room-full',
    step: 'login',
    code: 1002034,
    detail: 'liveroom error',
  });
  expect(call.tokens).toBe(1);
});

test('a token service that never answers is given up after 10 s, before any login', async () => {
  const call = new FakeCall();
  call.onToken = never;
  void call.join();
  await call.clock.advance(9999);
  expect(call.state.phase).toBe('preparing');
  await call.clock.advance(1);
  expect(call.state.failure).toMatchObject({ kind: 'token-service-unreachable', step: 'token' });
  expect(call.engines).toHaveLength(0);
});

test('a network that gives no answer within a second is taken for one', async () => {
  const call = new FakeCall();
  call.isOnline = never;
  void call.join();
  await call.clock.advance(1000);
  expect(call.state.phase).toBe('connected');
});

test('a prepare that never settles is over after 10 s', async () => {
  const call = new FakeCall();
  call.onEngine = (engine) => (engine.prepare = never);
  void call.join();
  await call.clock.advance(10_000);
  expect(call.state.failure?.kind).toBe('component-missing');
  expect(call.engine.destroyed).toBe(true);
  expect(call.clock.outstanding).toBe(0);
});

test('CONNECTED may come before the promise of the login or after it', async () => {
  const call = new FakeCall();
  call.onEngine = (engine) => {
    engine.onLogin = async () => {
      engine.room('CONNECTED');
      engine.streams('ADD');
      await settled();
    };
  };
  await call.join();
  await settled();
  expect(call.state).toMatchObject({ phase: 'connected', publisher: { state: 'PUBLISHING' } });
});
