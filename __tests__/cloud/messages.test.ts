import type { LocalCloud } from '../../tools/local-cloud/index';
import { callApi } from '../support/zego-api';
import { startPair, type Pair } from './call';
import { createCaller, type Caller } from './caller';

let pair: Pair;
let cloud: LocalCloud;
let ann: Caller;
let bob: Caller;

beforeEach(async () => {
  pair = await startPair({ maxUsers: 1000 });
  ({ cloud, ann, bob } = pair);
});

afterEach(() => pair.end());

/** The SDK counts its own 500 ms between broadcasts in whole seconds. */
const NEXT_BROADCAST_MS = 1000;

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

it('a command to an empty list goes to all others', async () => {
  await ann.engine.sendCustomCommand('room', 'hand up', []);
  const [, from, command] = await bob.hears('IMRecvCustomCommand');
  expect([from, command]).toEqual([{ userID: 'ann', userName: 'name of ann' }, 'hand up']);
  await later(50);
  expect(ann.heard('IMRecvCustomCommand')).toEqual([]);
});

it('a user sends one of a kind in 500 ms', async () => {
  await ann.engine.sendCustomCommand('room', 'one', []);
  // The SDK of its own checks broadcasts alone.
  await expect(ann.engine.sendCustomCommand('room', 'two', ['bob'])).rejects.toMatchObject({
    errorCode: 207,
  });
  await ann.engine.sendBroadcastMessage('room', 'of another kind');
  await later(500);
  await ann.engine.sendCustomCommand('room', 'three', []);
  await bob.hears('IMRecvCustomCommand', (_room: string, _from: unknown, text: string) => {
    return text === 'three';
  });
  expect(bob.heard('IMRecvCustomCommand').map(([, , text]) => text)).toEqual(['one', 'three']);
});

it('a room carries ten messages to all in a second', async () => {
  const others = Array.from({ length: 11 }, (_, n) => createCaller(cloud, `writer-${n}`));
  await Promise.all(others.map((one) => one.join('room')));
  const sent = await Promise.allSettled(
    others.map((one) => one.engine.sendBroadcastMessage('room', 'all at once')),
  );
  for (const one of others) one.hangUp();
  expect(sent.filter(({ status }) => status === 'rejected')).toHaveLength(1);
  await later(100);
  expect(bob.heard('IMRecvBroadcastMessage')).toHaveLength(10);
});

it('a message has 1,024 bytes, whatever the SDK lets through', async () => {
  const tooLong = '请'.repeat(342);
  await expect(ann.engine.sendBroadcastMessage('room', tooLong)).rejects.toMatchObject({
    errorCode: 50012,
  });
  await expect(ann.engine.sendCustomCommand('room', tooLong, ['bob'])).rejects.toBeDefined();
  await later(NEXT_BROADCAST_MS);
  await ann.engine.sendBroadcastMessage('room', '请'.repeat(341));
  await bob.hears('IMRecvBroadcastMessage');
  expect(bob.heard('IMRecvCustomCommand')).toEqual([]);
});

describe('with many in the room', () => {
  it('above 500 nobody is told who comes, and no message goes to all', async () => {
    cloud.addPeers('room', 498, { together: true, publish: false });
    await bob.hears('roomUserUpdate', (_room: string, _type: string, users: unknown[]) => {
      return users.length === 498;
    });
    bob.forget();
    await ann.engine.sendBroadcastMessage('room', 'at 500 it does');
    await bob.hears('IMRecvBroadcastMessage');
    cloud.addPeers('room', 1, { publish: false });
    await later(NEXT_BROADCAST_MS);
    await expect(ann.engine.sendBroadcastMessage('room', 'no more')).rejects.toMatchObject({
      errorCode: 50011,
    });
    await expect(ann.engine.sendCustomCommand('room', 'nor this', [])).rejects.toBeDefined();
    await later(500);
    await ann.engine.sendCustomCommand('room', 'to one it does', ['bob']);
    await bob.hears('IMRecvCustomCommand');
    expect(bob.heard('roomUserUpdate')).toEqual([]);
    expect(bob.heard('IMRecvBroadcastMessage')).toHaveLength(1);
    const command = { RoomId: 'room', FromUserId: 'service', MessageContent: 'mute' };
    expect((await callApi(cloud, 'SendCustomCommand', command)).Code).toBe(50011);
    expect(
      (await callApi(cloud, 'SendCustomCommand', { ...command, ToUserId: ['bob'] })).Code,
    ).toBe(0);
  });

  it('who comes late gets the whole list', async () => {
    cloud.addPeers('room', 400, { together: true, publish: false });
    const late = createCaller(cloud, 'late');
    await late.join('room');
    const [, , users] = await late.hears('roomUserUpdate');
    late.hangUp();
    expect(users).toHaveLength(402);
  });

  it('and 500 listeners come and go in no time', async () => {
    const begun = performance.now();
    const peers = cloud.addPeers('room', 450, { publish: false });
    expect(peers).toHaveLength(450);
    expect(cloud.state().rooms[0]).toMatchObject({ streams: [] });
    cloud.removePeers('room', { together: true });
    expect(cloud.state().rooms[0]?.users).toHaveLength(2);
    expect(performance.now() - begun).toBeLessThan(5000);
  });
});
