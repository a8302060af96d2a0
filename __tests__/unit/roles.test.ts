import { memberByID } from '@/call/store/members';
import { RoomRoles, type RolesPart } from '@/call/session/roles/role-box';
import { settled } from '../support/fake-clock';
import { FakeCall, stream } from '../support/fake-engine';

const roles = () => new RoomRoles(() => new Promise<RolesPart>(() => undefined));
const listener = { role: 'listener', publish: false } as const;

test('a listener is asked for no microphone, publishes nothing, and hears', async () => {
  const call = new FakeCall([roles()]);
  call.role = listener;
  let asked = 0;
  call.requestMicrophone = async () => void (asked += 1);
  const engine = await call.connected();
  engine.streams('ADD', stream('s'));
  await settled();
  expect(asked).toBe(0);
  expect(call.state).toMatchObject({ phase: 'connected', role: 'listener', mayPublish: false });
  expect(engine.of('startPublishing')).toEqual([]);
  expect(engine.of('startPlaying')).toEqual([['s']]);
  expect(memberByID(call.state, 'ann')).toMatchObject({
    connection: 'listening',
    microphone: 'unknown',
  });
});

test('nothing has a listener publish: neither a phone call that is over, nor a login anew', async () => {
  const call = new FakeCall();
  call.role = listener;
  const engine = await call.connected();
  call.interruption.tell(true);
  call.interruption.tell(false);
  await call.clock.advance(5000);
  engine.room('DISCONNECTED', 1002050 + 9_000_000);
  await call.clock.advance(30_000);
  expect(engine.of('loginRoom').length).toBeGreaterThan(1);
  call.session.setMicrophone(false);
  call.session.setMicrophone(true);
  await call.clock.advance(5000);
  expect(call.state.phase).toBe('connected');
  expect(engine.of('startPublishing')).toEqual([]);
  expect(call.state).toMatchObject({ microphoneHint: null, publishFailure: null });
});

test('whoever comes back as a speaker is asked and heard', async () => {
  const call = new FakeCall([roles()]);
  call.role = listener;
  await call.connected();
  await call.session.leave();
  call.role = {};
  let asked = 0;
  call.requestMicrophone = async () => void (asked += 1);
  const engine = await call.connected();
  expect(asked).toBe(1);
  expect(call.state).toMatchObject({ role: 'speaker', mayPublish: true });
  expect(engine.of('startPublishing')).toHaveLength(1);
});

test('whoever was put out asks the service anew before they come again', async () => {
  const call = new FakeCall();
  const engine = await call.connected();
  const asked: boolean[] = [];
  call.onToken = async () => void asked.push(call.fresh);
  engine.room('DISCONNECTED', 1002055);
  await settled();
  await call.session.rejoin();
  expect(asked).toEqual([true]);
});

test('a call without roles asks for the microphone before anything else, whatever a token says', async () => {
  const order: string[] = [];
  const call = new FakeCall();
  call.role = listener;
  call.requestMicrophone = async () => void order.push('microphone');
  call.onToken = async () => void order.push('token');
  const engine = await call.connected();
  expect(order).toEqual(['microphone', 'token']);
  expect(engine.of('startPublishing')).toEqual([]);
});
