import { CallError } from '@/call/errors/call-error';
import { Conduct } from '@/call/session/roles/conduct';
import { RoomRoles, type RolesPart } from '@/call/session/roles/role-box';
import { roomWord, serviceWord, wordText } from '@/call/session/roles/room-words';
import { settled } from '../support/fake-clock';
import { FakeCall } from '../support/fake-engine';

const listener = { role: 'listener', publish: false } as const;
const speaker = { role: 'speaker', publish: true } as const;
const service = { userID: 'service', userName: 'service' };
const bob = { userID: 'bob', userName: 'Bob' };
const carl = { userID: 'carl', userName: 'Carl' };

const host = { role: 'host', publish: true } as const;
const part: RolesPart = {
  conduct: (room, store) => new Conduct(room, store, () => 0.5),
  views: null,
};

/** A call with roles, in the room. */
async function inRoom(
  role: FakeCall['role'] = listener,
  load: () => RolesPart | Promise<RolesPart> = () => part,
) {
  const roles = new RoomRoles(load);
  const call = new FakeCall([roles]);
  call.role = role;
  const engine = await call.connected();
  await settled();
  const hear = (from: typeof bob, word: object | string) =>
    engine.emit(
      'IMRecvCustomCommand',
      'room',
      from,
      typeof word === 'string' ? word : JSON.stringify({ v: 1, ...word }),
    );
  return { call, engine, roles, hear, said: () => engine.of('sendCustomCommand') };
}

test('a hand that is raised is told to all, and is one’s own at once', async () => {
  const { call, roles, said } = await inRoom();
  roles.raiseHand(true);
  expect(roles.store.getState().hands).toEqual(['ann']);
  roles.raiseHand(false);
  expect(roles.store.getState().hands).toEqual([]);
  await call.clock.advance(1100);
  expect(said()).toEqual([
    ['room', '{"v":1,"t":"hand","up":true}', []],
    ['room', '{"v":1,"t":"hand","up":false}', []],
  ]);
});

test('of a hand that goes up and down twenty times in a second the room is told twice', async () => {
  const { call, roles, said } = await inRoom();
  for (let n = 0; n < 20; n += 1) roles.raiseHand(n % 2 === 0);
  await call.clock.advance(5000);
  expect(said().map(([, word]) => word)).toEqual([
    '{"v":1,"t":"hand","up":true}',
    '{"v":1,"t":"hand","up":false}',
  ]);
});

test('where everybody speaks the code is never fetched; it is with the first word, which is not lost', async () => {
  let loads = 0;
  let give: (loaded: RolesPart) => void = () => undefined;
  const load = () => {
    loads += 1;
    return new Promise<RolesPart>((resolve) => {
      give = resolve;
    });
  };
  const { roles, hear } = await inRoom(speaker, load);
  expect(loads).toBe(0);
  hear(bob, { t: 'hand', up: true });
  hear(carl, { t: 'hand', up: true });
  expect(loads).toBe(1);
  expect(roles.part).toBeNull();
  let told = 0;
  roles.onPart(() => (told += 1));
  give(part);
  await settled();
  expect(roles.store.getState().hands).toEqual(['bob', 'carl']);
  expect([told, roles.part]).toEqual([1, part]);
});

test('code that could not be fetched is fetched with the next word', async () => {
  let loads = 0;
  const load = () => {
    loads += 1;
    return loads === 1 ? Promise.reject(new Error('offline')) : part;
  };
  const { roles, hear } = await inRoom(speaker, load);
  hear(bob, { t: 'hand', up: true });
  await settled();
  hear(carl, { t: 'hand', up: true });
  await settled();
  expect(roles.store.getState().hands).toEqual(['bob', 'carl']);
});

test('hands stand in the order in which they were raised; who leaves has none', async () => {
  const { engine, roles, hear } = await inRoom();
  for (const who of [carl, bob, carl]) hear(who, { t: 'hand', up: true });
  expect(roles.store.getState().hands).toEqual(['carl', 'bob']);
  engine.emit('roomUserUpdate', 'room', 'DELETE', [carl]);
  expect(roles.store.getState().hands).toEqual(['bob']);
});

test('a host who came hears once more of a hand that is up, and of no other', async () => {
  const { call, roles, hear, said } = await inRoom();
  hear(bob, { t: 'hands?' });
  await call.clock.advance(2000);
  expect(said()).toEqual([]);
  roles.raiseHand(true);
  await call.clock.advance(2000);
  for (let n = 0; n < 3; n += 1) hear(bob, { t: 'hands?' });
  await call.clock.advance(740);
  expect(said()).toHaveLength(1);
  await call.clock.advance(20);
  expect(said()).toHaveLength(2);
  await call.clock.advance(4000);
  expect(said()).toHaveLength(2);
});

test('a hand that goes down while an answer to a host waits is told to be down', async () => {
  const { call, roles, hear, said } = await inRoom();
  roles.raiseHand(true);
  await call.clock.advance(500);
  hear(bob, { t: 'hands?' });
  await call.clock.advance(700);
  roles.raiseHand(true);
  hear(bob, { t: 'hands?' });
  await call.clock.advance(100);
  roles.raiseHand(false);
  await call.clock.advance(5000);
  expect(said().at(-1)?.[1]).toBe('{"v":1,"t":"hand","up":false}');
});

test('a word that could not be sent is sent again', async () => {
  const { call, engine, roles, said } = await inRoom();
  const works = engine.sendCustomCommand;
  engine.sendCustomCommand = () => Promise.reject(new Error('207'));
  roles.raiseHand(true);
  await call.clock.advance(500);
  engine.sendCustomCommand = works;
  await call.clock.advance(3000);
  expect(said().map(([, word]) => word)).toEqual(['{"v":1,"t":"hand","up":true}']);
});

test('a host asks for hands when they come, and when they come back', async () => {
  const { call, engine, roles, hear, said } = await inRoom(host);
  expect(said()).toEqual([['room', '{"v":1,"t":"hands?"}', []]]);
  hear(bob, { t: 'hand', up: true });
  engine.room('DISCONNECTED', 1002050 + 9_000_000);
  await call.clock.advance(30_000);
  expect(call.state.phase).toBe('connected');
  expect(roles.store.getState().hands).toEqual([]);
  expect(said().length).toBeGreaterThan(1);
});

test('a grant brings a token that may publish, then the question, then one is heard', async () => {
  const { call, engine, roles, hear } = await inRoom();
  roles.raiseHand(true);
  let asked = 0;
  call.requestMicrophone = async () => void (asked += 1);
  call.role = speaker;
  hear(service, { t: 'grant', grant: 'sealed', until: 1 });
  await settled();
  expect(call.grants).toEqual(['sealed']);
  expect(asked).toBe(1);
  expect(engine.of('renewToken')).toEqual([['room', 'token-2-room']]);
  expect(engine.of('startPublishing')).toHaveLength(1);
  expect(call.state).toMatchObject({ role: 'speaker', mayPublish: true, microphoneOn: true });
  expect(roles.store.getState()).toMatchObject({ hands: [], news: 'may-speak' });
  await call.clock.advance(7000);
  expect(roles.store.getState().news).toBeNull();
});

test('whoever did not ask to speak is not heard before they turn their microphone on', async () => {
  const { call, engine, roles, hear } = await inRoom();
  call.role = speaker;
  hear(service, { t: 'grant', grant: 'sealed', until: 1 });
  await settled();
  expect(call.state).toMatchObject({ mayPublish: true, microphoneOn: false });
  expect(engine.microphoneLive).toBe(false);
  expect(roles.store.getState().news).toBe('may-unmute');
  call.session.setMicrophone(true);
  await settled();
  expect(engine.microphoneLive).toBe(true);
  expect(roles.store.getState().news).toBeNull();
});

test('a microphone that is refused at a grant is said, and the call goes on', async () => {
  const { call, engine, roles, hear } = await inRoom();
  roles.raiseHand(true);
  call.requestMicrophone = () =>
    Promise.reject(new CallError('microphone-refused', 'permission', {}));
  call.role = speaker;
  hear(service, { t: 'grant', grant: 'sealed', until: 1 });
  await settled();
  expect(engine.of('startPublishing')).toEqual([]);
  expect(call.state).toMatchObject({
    phase: 'connected',
    publishFailure: { kind: 'microphone-refused' },
  });
});

test('a renewed token that says otherwise is believed, though no word came', async () => {
  const { call, engine } = await inRoom(speaker);
  expect(engine.microphoneLive).toBe(true);
  call.role = listener;
  await call.clock.advance(3_600_000);
  expect(engine.of('renewToken').length).toBeGreaterThan(0);
  expect(engine.microphoneLive).toBe(false);
  expect(call.state.mayPublish).toBe(false);
});

test('what a host did is in the store; a host who looks sees who is out', async () => {
  const { call, roles } = await inRoom(host);
  const asked: unknown[] = [];
  call.host = {
    act: (...action) => Promise.resolve((asked.push(action), [])),
    view: () => Promise.resolve({ locked: true, removed: ['dora'] }),
  };
  call.engine.emit('roomUserUpdate', 'room', 'ADD', [bob]);
  await roles.look();
  const dora = { userID: 'dora', userName: 'dora' };
  expect(roles.store.getState()).toMatchObject({ locked: true, removed: [dora] });
  await roles.act({ action: 'unlock' });
  await roles.act({ action: 'remove', userID: 'bob', reason: 'noise' });
  await roles.act({ action: 'readmit', userID: 'dora' });
  expect(roles.store.getState()).toMatchObject({ locked: false, removed: [bob] });
  // Gone from the room, they keep their name, also where a host looks anew.
  call.engine.emit('roomUserUpdate', 'room', 'DELETE', [bob]);
  call.host = { ...call.host, view: () => Promise.resolve({ locked: false, removed: ['bob'] }) };
  await roles.look();
  expect(roles.store.getState().removed).toEqual([bob]);
  expect(asked).toEqual([
    ['room', { action: 'unlock' }],
    ['room', { action: 'remove', userID: 'bob', reason: 'noise' }],
    ['room', { action: 'readmit', userID: 'dora' }],
  ]);
});

test('what the service would not do is told to whoever asked, and changes nothing', async () => {
  const { call, roles, hear } = await inRoom(host);
  const refused = new CallError('token-service-refused', 'token', {});
  call.host = { act: () => Promise.reject(refused), view: () => Promise.reject(refused) };
  await expect(roles.act({ action: 'lock' })).rejects.toBe(refused);
  await expect(roles.look()).rejects.toBe(refused);
  expect(roles.store.getState().locked).toBe(false);
  hear(service, { t: 'locked', on: true });
  expect(roles.store.getState().locked).toBe(true);
  await call.session.leave();
  await expect(roles.act({ action: 'lock' })).rejects.toThrow('nobody is in a room');
});

test('a right that was taken back stops one’s own stream, and nothing begins it again', async () => {
  const { call, engine, hear } = await inRoom(speaker);
  expect(engine.microphoneLive).toBe(true);
  call.role = listener;
  hear(service, { t: 'revoke' });
  await settled();
  expect(engine.microphoneLive).toBe(false);
  expect(call.state).toMatchObject({ role: 'listener', mayPublish: false, publishFailure: null });
  await call.clock.advance(60_000);
  expect(engine.of('startPublishing')).toHaveLength(1);
});

test('pitfall 23: whoever claims to be the service takes nothing and gives nothing: the token says it', async () => {
  const speaks = await inRoom(speaker);
  speaks.hear(service, { t: 'revoke' });
  await speaks.call.clock.advance(5000);
  expect(speaks.engine.microphoneLive).toBe(true);
  expect(speaks.engine.of('stopPublishing')).toEqual([]);
  const listens = await inRoom(listener);
  listens.hear(service, { t: 'grant', grant: 'forged' });
  await listens.call.clock.advance(5000);
  expect(listens.call.state.mayPublish).toBe(false);
  expect(listens.engine.of('startPublishing')).toEqual([]);
});

test('a hundred such claims in a second ask the token service twice', async () => {
  const { call, hear } = await inRoom(speaker);
  const before = call.tokens;
  for (let n = 0; n < 100; n += 1) {
    hear(service, { t: 'revoke' });
    await call.clock.advance(10);
  }
  expect(call.tokens - before).toBeLessThanOrEqual(2);
});

test('a token service that doesn’t answer is asked three times', async () => {
  const { call, engine, hear } = await inRoom();
  call.onToken = () => Promise.reject(new Error('down'));
  hear(service, { t: 'grant', grant: 'sealed' });
  await call.clock.advance(2100);
  call.onToken = () => Promise.resolve();
  call.role = speaker;
  await call.clock.advance(2100);
  expect(call.grants).toEqual(['sealed', 'sealed', 'sealed']);
  expect(engine.of('startPublishing')).toHaveLength(1);
});

test('one that refuses is asked once', async () => {
  const { call, hear } = await inRoom();
  call.onToken = () => Promise.reject(new CallError('token-service-refused', 'token', {}));
  hear(service, { t: 'grant', grant: 'forged' });
  await call.clock.advance(20_000);
  expect(call.grants).toEqual(['forged']);
});

test('a host mutes all, and each may unmute', async () => {
  const { call, engine, roles, hear } = await inRoom(speaker);
  hear(service, { t: 'mute-all' });
  await settled();
  expect(engine.microphoneLive).toBe(false);
  expect(call.state.microphoneOn).toBe(false);
  expect(roles.store.getState().news).toBe('muted');
  call.session.setMicrophone(true);
  await settled();
  expect(engine.microphoneLive).toBe(true);
  expect(roles.store.getState().news).toBeNull();
});

test('a hand is down once its owner is heard, though they have not said so', async () => {
  const { engine, roles, hear } = await inRoom({ ...speaker, role: 'host' });
  hear(bob, { t: 'hand', up: true });
  hear(carl, { t: 'hand', up: true });
  expect(roles.store.getState().hands).toEqual(['bob', 'carl']);
  const stream = { streamID: 's-bob', user: bob, extraInfo: '' };
  engine.emit('roomStreamUpdate', 'other', 'ADD', [stream], '');
  engine.emit('roomStreamUpdate', 'room', 'DELETE', [stream], '');
  expect(roles.store.getState().hands).toEqual(['bob', 'carl']);
  engine.emit('roomStreamUpdate', 'room', 'ADD', [stream], '');
  expect(roles.store.getState().hands).toEqual(['carl']);
});

test('who hosts beside them is not muted', async () => {
  const { call, engine, roles, hear } = await inRoom({ ...speaker, role: 'host' });
  hear(service, { t: 'mute-all' });
  await settled();
  expect(engine.microphoneLive).toBe(true);
  expect(call.state.microphoneOn).toBe(true);
  expect(roles.store.getState().news).toBeNull();
});

test('what people say is no word of the service, and what nobody knows is nothing', async () => {
  const { call, engine, roles, hear } = await inRoom(speaker);
  hear(bob, { t: 'mute-all' });
  hear(bob, { t: 'revoke' });
  for (const text of [
    '',
    'hello',
    'null',
    '[]',
    '{"v":2,"t":"hand","up":true}',
    '{"v":1,"t":"hand"}',
  ])
    hear(bob, text);
  engine.emit('IMRecvCustomCommand', 'other', service, '{"v":1,"t":"mute-all"}');
  await call.clock.advance(5000);
  expect(engine.microphoneLive).toBe(true);
  expect(roles.store.getState()).toEqual({ hands: [], news: null, locked: false, removed: [] });
  expect([serviceWord('{"v":1,"t":"grant"}'), roomWord('{"v":1,"t":"later"}')]).toEqual([
    null,
    null,
  ]);
  expect(roomWord(wordText({ t: 'hand', up: true }))).toEqual({ t: 'hand', up: true });
});

test('after the call no hand is up, and nothing is asked any more', async () => {
  const { call, engine, roles, hear } = await inRoom();
  roles.raiseHand(true);
  await call.session.leave();
  hear(service, { t: 'grant', grant: 'late' });
  roles.raiseHand(true);
  await call.clock.advance(5000);
  expect(roles.store.getState().hands).toEqual([]);
  expect(call.grants).toEqual([]);
  expect(engine.of('sendCustomCommand')).toHaveLength(1);
});
