import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import type { LocalCloudOptions } from '../../tools/local-cloud/options';
import { about, createCaller, eventually, state, type Caller } from './caller';

let cloud: LocalCloud;
let ann: Caller;
let bob: Caller;

/** Ann publishes, Bob sees it; then everything so far is forgotten. */
async function inCall(options: Partial<LocalCloudOptions> = {}): Promise<void> {
  cloud = await startLocalCloud({ port: 0, ...options });
  ann = createCaller(cloud, 'ann');
  bob = createCaller(cloud, 'bob');
  await bob.join('room');
  await ann.join('room');
  await ann.publish('from-ann');
  await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
  await bob.hears('roomUserUpdate', about('ADD', 'ann'));
  ann.forget();
  bob.forget();
}

afterEach(async () => {
  ann.hangUp();
  bob.hangUp();
  await cloud.close();
});

const user = (userID: string) => cloud.state().rooms[0]?.users.find((one) => one.userID === userID);
const reconnected = (_room: string, reason: string) => reason === 'RECONNECTED';
const streamUpdates = () => bob.heard('roomStreamUpdate').map(([, type]) => type);

describe('a lost socket', () => {
  it('is made good within the grace period without anybody noticing', async () => {
    await inCall();
    cloud.faults.drop({ userID: 'ann', outageMs: 4000 });
    await eventually(() => user('ann')?.connected === false);
    await ann.hears('roomStateChanged', reconnected);
    expect(user('ann')?.connected).toBe(true);
    // What ann says afterwards reaches bob, and nothing else did.
    await ann.engine.setStreamExtraInfo('from-ann', 'back');
    await bob.hears('streamExtraInfoUpdate');
    expect(streamUpdates()).toEqual([]);
    expect(bob.heard('roomUserUpdate')).toEqual([]);
  });

  it('costs the place in the room when the grace period is over', async () => {
    await inCall({ graceMs: 100 });
    cloud.faults.drop({ userID: 'ann' });
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    await bob.hears('roomUserUpdate', about('DELETE', 'ann'));
    expect(user('ann')).toBeUndefined();
    // The SDK comes back by itself, and announces its stream anew.
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    expect(streamUpdates()).toEqual(['DELETE', 'ADD']);
  });

  it('is not replaced during an outage', async () => {
    await inCall();
    expect(cloud.faults.drop({ outageMs: 60_000 })).toBe(2);
    await eventually(() => ann.phone.sockets.length > 1);
    await eventually(() => ann.phone.sockets.at(-1)?.readyState === 3);
    expect(cloud.state()).toMatchObject({ connections: [], faults: { outage: true } });
    cloud.faults.endOutage();
    await ann.hears('roomStateChanged', reconnected);
  });
});

describe('what happened while a phone was away', () => {
  it('reaches it when it is back', async () => {
    await inCall();
    cloud.addPeers('room', 1);
    await ann.hears('roomStreamUpdate', about('ADD', 'peer-1-stream'));
    ann.forget();
    cloud.faults.drop({ userID: 'ann' });
    await eventually(() => user('ann')?.connected === false);
    cloud.addPeers('room', 1);
    cloud.removePeers('room', { userIDs: ['peer-1'] });
    await ann.hears('roomStreamUpdate', about('ADD', 'peer-2-stream'));
    await ann.hears('roomStreamUpdate', about('DELETE', 'peer-1-stream'));
    await ann.hears('roomUserUpdate', about('ADD', 'peer-2'));
    await ann.hears('roomUserUpdate', about('DELETE', 'peer-1'));
  });
});

describe('a phone that falls silent', () => {
  it('is removed after the heartbeat timeout though its socket is open', async () => {
    // The SDK sends no more than a heartbeat every 3 s: bob must not seem silent too.
    await inCall({ heartbeatIntervalMs: 3000, heartbeatTimeoutMs: 4000 });
    ann.phone.sockets.at(-1)?.hang();
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(cloud.state().connections).toHaveLength(2);
  });
});

describe('a freeze', () => {
  it('keeps everything back until the thaw, then delivers it', async () => {
    await inCall();
    cloud.faults.freeze({ userID: 'bob', ms: 600 });
    expect(cloud.state().connections.filter(({ frozen }) => frozen)).toHaveLength(1);
    const frozenAt = Date.now();
    await ann.engine.setStreamExtraInfo('from-ann', 'mic off');
    expect(bob.heard('streamExtraInfoUpdate')).toEqual([]);
    await bob.hears('streamExtraInfoUpdate');
    expect(Date.now() - frozenAt).toBeGreaterThanOrEqual(550);
  });

  it('of everything keeps new sockets waiting too', async () => {
    await inCall();
    cloud.faults.freeze();
    const carol = createCaller(cloud, 'carol');
    const joined = carol.join('room');
    await eventually(() => carol.phone.sockets.length > 0);
    expect(cloud.state().connections).toHaveLength(2);
    cloud.faults.thaw();
    await joined;
    carol.hangUp();
  });

  it('is over for a phone that closes the socket itself', async () => {
    await inCall();
    cloud.faults.freeze({ userID: 'ann' });
    ann.phone.sockets.at(-1)?.close();
    await ann.hears('roomStateChanged', reconnected);
    expect(streamUpdates()).toEqual([]);
  });
});

describe('a delay', () => {
  it('makes every answer late', async () => {
    await inCall();
    cloud.faults.delay(300);
    const asked = Date.now();
    await ann.engine.setStreamExtraInfo('from-ann', 'mic off');
    expect(Date.now() - asked).toBeGreaterThanOrEqual(290);
  });
});

describe('a silent server', () => {
  it('takes sockets and answers nothing', async () => {
    await inCall();
    cloud.faults.silence(true);
    const carol = createCaller(cloud, 'carol');
    const joined = carol.join('room').then(() => 'joined');
    await eventually(() => cloud.state().connections.length === 3);
    await expect(Promise.race([joined, later(500, 'still waiting')])).resolves.toBe(
      'still waiting',
    );
    expect(cloud.state().rooms[0]?.users).toHaveLength(2);
    carol.hangUp();
  });
});

describe('a refusal', () => {
  it('of a login carries the code, once or as often as it says', async () => {
    await inCall();
    cloud.faults.refuse({ target: 'login', userID: 'carol', code: 205030, times: 1 });
    const carol = createCaller(cloud, 'carol');
    await expect(carol.join('room')).rejects.toMatchObject({ code: 1002066 });
    await carol.join('room');
    carol.hangUp();
  });

  it('of a publish by code ends it at once', async () => {
    await inCall();
    cloud.faults.refuse({ target: 'publish', code: 1, userID: 'bob' });
    await expect(bob.engine.createPusher()?.start('from-bob')).rejects.toMatchObject({
      code: 1102017,
    });
  });

  it('of a publish by status makes the SDK try again', async () => {
    await inCall();
    cloud.faults.refuse({ target: 'publish', status: 502, times: 1 });
    await bob.publish('from-bob');
    expect(cloud.state().faults.refusals).toEqual([]);
  });

  it('of a play ends it', async () => {
    await inCall();
    cloud.faults.refuse({ target: 'play', code: 1 });
    await expect(bob.engine.getPlayerInstance('from-ann')?.play({})).rejects.toMatchObject({
      code: 1102017,
    });
  });

  it('of a stream comes after the pusher was already running', async () => {
    await inCall();
    cloud.faults.refuse({ target: 'stream', code: 1234, userID: 'bob' });
    await bob.engine.createPusher()?.start('from-bob');
    bob.phone.pusherState(bob.engine, 'from-bob', 1002);
    const [update] = await bob.hears(
      'publisherStateUpdate',
      (one: { state: string }) => one.state === 'NO_PUBLISH',
    );
    expect(update).toMatchObject({ streamID: 'from-bob', errorCode: 1234 });
  });
});

describe('a kick-out', () => {
  it('from the room brings its reason to the app', async () => {
    await inCall();
    cloud.faults.kick('ann', { customReason: 'too loud' });
    const [, , , extendedData] = await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
    expect(JSON.parse(String(extendedData))).toEqual({ custom_kickout_message: 'too loud' });
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    await bob.hears('roomUserUpdate', about('DELETE', 'ann'));
  });

  it('of the session ends it as well', async () => {
    await inCall();
    cloud.faults.kick('ann', { session: true });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
    await eventually(() => user('ann') === undefined);
  });

  it('can say that the token has run out', async () => {
    await inCall();
    cloud.faults.kick('ann', { reason: 4 });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 1102018));
  });

  it('may ask to log in again instead', async () => {
    await inCall();
    cloud.faults.demandRelogin('ann');
    await ann.hears('roomStateChanged', reconnected);
    expect(user('ann')?.connected).toBe(true);
  });
});

describe('the end of a token', () => {
  it('takes the streams of the user, who stays', async () => {
    await inCall();
    cloud.faults.expireToken('ann');
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(user('ann')?.connected).toBe(true);
  });
});

describe('a redirection', () => {
  it.each([
    ['to another host', () => cloud.faults.redirect({ userID: 'ann' })],
    ['by closing', () => cloud.faults.closeConnection({ userID: 'ann' })],
    [
      'by closing and asking where to go',
      () => cloud.faults.closeConnection({ userID: 'ann', dispatch: true }),
    ],
  ])('%s moves the call to another socket', async (_, redirect) => {
    await inCall();
    const before = user('ann')?.connectionID;
    redirect();
    await ann.hears('roomStateChanged', reconnected);
    expect(user('ann')?.connectionID).not.toBe(before);
    await ann.engine.setStreamExtraInfo('from-ann', 'moved');
    await bob.hears('streamExtraInfoUpdate');
    expect(streamUpdates()).toEqual([]);
  });
});

describe('odd orders', () => {
  it('of the stream list: a push that was lost is made good by the next', async () => {
    await inCall();
    cloud.faults.skipStreamSeq('room', 3);
    const [peer] = cloud.addPeers('room', 1);
    await bob.hears('roomStreamUpdate', about('ADD', peer?.streamID ?? ''));
  });

  it('of the stream list: a push that says it again is no news', async () => {
    await inCall();
    cloud.faults.pushStreams('room', { action: 'add', streamIDs: ['from-ann'], ahead: 0 });
    const [peer] = cloud.addPeers('room', 1);
    await bob.hears('roomStreamUpdate', about('ADD', peer?.streamID ?? ''));
    expect(bob.heard('roomStreamUpdate')).toHaveLength(1);
  });

  it('of the stream list: a push from the future does not make a client deaf', async () => {
    await inCall();
    cloud.faults.pushStreams('room', { action: 'delete', streamIDs: ['from-ann'], ahead: 5 });
    const [peer] = cloud.addPeers('room', 1);
    await bob.hears('roomStreamUpdate', about('ADD', peer?.streamID ?? ''));
    expect(streamUpdates()).toEqual(['ADD']);
  });
});

describe('a fault aimed at nobody', () => {
  it('is an error', async () => {
    await inCall();
    expect(() => cloud.faults.kick('nobody')).toThrow('nobody');
    expect(() => cloud.faults.skipStreamSeq('nowhere')).toThrow('nowhere');
  });
});

function later<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}
