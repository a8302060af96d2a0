/** A join without a network: three have to say so until it is given up before its time. */
import { FakeCall, never, type FakeEngine } from '../support/fake-engine';
import { settled } from '../support/fake-clock';

const S = 1000;

interface Evidence {
  /** What the platform says. */
  readonly online: boolean;
  /** Whether a socket of our own finds the cloud. */
  readonly reachable: boolean;
}

/** A login that nobody answers. */
async function joining({ online, reachable }: Evidence) {
  const call = new FakeCall();
  call.online = online;
  call.onEngine = (engine: FakeEngine) => {
    engine.reachable = reachable;
    engine.onLogin = never;
  };
  void call.join();
  await settled();
  expect(call.state.phase).toBe('joining');
  return call;
}

test('the socket failed, none is said to be there, and ours fails as well: said at once', async () => {
  const call = await joining({ online: false, reachable: false });
  call.engine.emit('linkStateUpdate', 'down');
  await settled();
  expect(call.state).toMatchObject({ phase: 'ended', failure: { kind: 'offline' } });
});

test.each<[string, Evidence, boolean]>([
  ['the platform’s word alone', { online: false, reachable: false }, false],
  ['a socket that failed on a network that is there', { online: true, reachable: false }, true],
  ['a socket that failed once, and the platform’s word', { online: false, reachable: true }, true],
])('%s: the login has all its time', async (_what, evidence, fails) => {
  const call = await joining(evidence);
  if (fails) call.engine.emit('linkStateUpdate', 'down');
  await call.clock.advance(14 * S);
  expect(call.state.phase).toBe('joining');
  await call.clock.advance(2 * S);
  expect(call.state).toMatchObject({
    phase: 'ended',
    failure: { kind: evidence.online ? 'login-timeout' : 'offline' },
  });
});

test('a socket that is lost after the join is no matter of the join', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  call.online = false;
  engine.emit('linkStateUpdate', 'down');
  await settled();
  expect(call.state.phase).toBe('reconnecting');
});
