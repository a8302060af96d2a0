import type { LocalCloud } from '../../tools/local-cloud/index';
import { startPair, type Pair } from './call';
import { about, createCaller, state, type Caller } from './caller';

let pair: Pair;
let cloud: LocalCloud;
let ann: Caller;
let bob: Caller;

beforeEach(async () => {
  pair = await startPair();
  ({ cloud, ann, bob } = pair);
});

afterEach(() => pair.end());

describe('two phones with the real SDK', () => {
  it('see each other come, and know each other by name', async () => {
    const [roomID, , users] = await ann.hears('roomUserUpdate', about('ADD', 'bob'));
    expect(roomID).toBe('room');
    expect(users).toContainEqual({ userID: 'bob', userName: 'name of bob' });
    await bob.hears('roomUserUpdate', about('ADD', 'ann'));
    await ann.hears('roomOnlineUserCountUpdate');
    expect(cloud.state().rooms[0]?.users.map(({ connected }) => connected)).toEqual([true, true]);
  });

  it('see each other publish and stop', async () => {
    await ann.publish('from-ann');
    const [, , streams] = await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    expect(streams).toEqual([
      expect.objectContaining({
        streamID: 'from-ann',
        user: { userID: 'ann', userName: 'name of ann' },
      }),
    ]);
    ann.engine.getPusherInstance()?.stop();
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(ann.heard('roomStreamUpdate')).toEqual([]);
  });

  it('play what the other publishes, from an address the cloud gave', async () => {
    await ann.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    await bob.engine.getPlayerInstance('from-ann')?.play({});
    bob.phone.playerState(bob.engine, 'from-ann', 2004);
    await bob.hears('playerStateUpdate', (update: { state: string }) => update.state === 'PLAYING');
    expect(JSON.stringify(bob.phone.pageData['players'])).toContain('rtmp://127.0.0.1');
  });

  it('find the streams that were there before them', async () => {
    await ann.publish('from-ann');
    const late = createCaller(cloud, 'late');
    await late.join('room');
    await late.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    await late.hears('roomUserUpdate', about('ADD', 'bob'));
    late.hangUp();
  });

  it('hear of extra info on a stream', async () => {
    await ann.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    await ann.engine.setStreamExtraInfo('from-ann', 'mic off');
    const [, streams] = await bob.hears('streamExtraInfoUpdate');
    expect(streams).toEqual([
      expect.objectContaining({ streamID: 'from-ann', extraInfo: 'mic off' }),
    ]);
    expect(cloud.state().rooms[0]?.streams[0]?.extraInfo).toBe('mic off');
  });

  it('hear of extra info on the room, also those who come later', async () => {
    await ann.engine.setRoomExtraInfo('room', 'topic', 'lunch');
    const expected = expect.objectContaining({ key: 'topic', value: 'lunch' }) as unknown;
    const [, infos] = await bob.hears('roomExtraInfoUpdate');
    expect(infos).toEqual([expected]);
    const late = createCaller(cloud, 'late');
    await late.join('room');
    const [, later] = await late.hears('roomExtraInfoUpdate');
    expect(later).toEqual([expected]);
    late.hangUp();
  });

  it('send commands to those they name only', async () => {
    const carol = createCaller(cloud, 'carol');
    await carol.join('room');
    await ann.engine.sendCustomCommand('room', 'unmute please', ['bob']);
    const [, from, command] = await bob.hears('IMRecvCustomCommand');
    expect(from).toMatchObject({ userID: 'ann' });
    expect(command).toBe('unmute please');
    // What is broadcast afterwards arrives; the command did not.
    await ann.engine.sendBroadcastMessage('room', 'to all');
    await carol.hears('IMRecvBroadcastMessage');
    expect(carol.heard('IMRecvCustomCommand')).toEqual([]);
    carol.hangUp();
  });

  it('broadcast to everybody but themselves', async () => {
    await ann.engine.sendBroadcastMessage('room', 'hello');
    const [, messages] = await bob.hears('IMRecvBroadcastMessage');
    expect(messages).toEqual([
      expect.objectContaining({
        message: 'hello',
        fromUser: { userID: 'ann', userName: 'name of ann' },
      }),
    ]);
    expect(ann.heard('IMRecvBroadcastMessage')).toEqual([]);
  });

  it('take their streams along when they log out', async () => {
    await ann.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    ann.engine.logoutRoom('room');
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 0));
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    await bob.hears('roomUserUpdate', about('DELETE', 'ann'));
    expect(cloud.state().rooms[0]?.users.map(({ userID }) => userID)).toEqual(['bob']);
    expect(cloud.state().connections.find(({ userID }) => userID === 'ann')?.roomID).toBe(
      undefined,
    );
  });

  it('may change rooms on one engine', async () => {
    await ann.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    ann.engine.logoutRoom('room');
    await ann.join('another');
    await bob.hears('roomUserUpdate', about('DELETE', 'ann'));
    expect(
      cloud
        .state()
        .rooms.map(({ roomID }) => roomID)
        .sort(),
    ).toEqual(['another', 'room']);
  });

  it('cannot both publish one streamID', async () => {
    await ann.publish('taken');
    await bob.hears('roomStreamUpdate', about('ADD', 'taken'));
    await bob.engine.createPusher()?.start('taken');
    bob.phone.pusherState(bob.engine, 'taken', 1002);
    const [update] = await bob.hears(
      'publisherStateUpdate',
      ({ state: current }: { state: string }) => current === 'NO_PUBLISH',
    );
    expect(update).toMatchObject({ streamID: 'taken', errorCode: 201012 });
    expect(cloud.state().rooms[0]?.streams).toEqual([
      { streamID: 'taken', userID: 'ann', extraInfo: '' },
    ]);
  });
});

describe('virtual peers', () => {
  it('appear with their streams in one update when added together', async () => {
    cloud.addPeers('room', 16, { together: true });
    await ann.hears('roomStreamUpdate', about('ADD', 'peer-16-stream'));
    expect(ann.heard('roomStreamUpdate')).toHaveLength(1);
    await ann.hears('roomUserUpdate', about('ADD', 'peer-16'));
    cloud.removePeers('room', { together: true });
    await ann.hears('roomStreamUpdate', about('DELETE', 'peer-1-stream'));
    await ann.hears('roomUserUpdate', about('DELETE', 'peer-1'));
    expect(cloud.state().rooms[0]?.users).toHaveLength(2);
  });

  it('are told of in order: the SDK has nothing to put right', async () => {
    await ann.hears('roomUserUpdate', about('ADD', 'bob'));
    cloud.addPeers('room', 16, { together: true });
    await bob.engine.sendBroadcastMessage('room', 'all here?');
    await ann.hears('IMRecvBroadcastMessage');
    // Had the numbers been wrong, the SDK would fetch the list of users a second later.
    const [, , users] = ann.heard('roomUserUpdate').at(-1) ?? [];
    expect(users).toHaveLength(16);
  });

  it('appear one by one otherwise, and leave by name', async () => {
    cloud.addPeers('room', 3);
    await ann.hears('roomStreamUpdate', about('ADD', 'peer-3-stream'));
    expect(ann.heard('roomStreamUpdate')).toHaveLength(3);
    cloud.removePeers('room', { userIDs: ['peer-2'] });
    await ann.hears('roomStreamUpdate', about('DELETE', 'peer-2-stream'));
    expect(cloud.addPeers('room', 1)).toEqual([{ userID: 'peer-4', streamID: 'peer-4-stream' }]);
  });
});
