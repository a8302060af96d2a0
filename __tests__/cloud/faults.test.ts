import { lateness } from '../../tools/local-cloud/access/weather';
import type { LocalCloud } from '../../tools/local-cloud/index';
import { reconnected, startCall, type Call } from './call';
import { about, createCaller, state } from './caller';
import { until } from '../support/until';

let call: Call;

afterEach(() => call.end());

describe('a delay', () => {
  it('makes every answer late', async () => {
    call = await startCall();
    const { cloud, ann } = call;
    cloud.faults.delay(300);
    const asked = Date.now();
    await ann.engine.setStreamExtraInfo('from-ann', 'mic off');
    expect(Date.now() - asked).toBeGreaterThanOrEqual(290);
  });

  it('is uneven, and longer where something is lost, twice as long each time', () => {
    const draws =
      (...values: number[]) =>
      () =>
        values.shift() ?? 1;
    const weather = { latencyMs: 100, jitterMs: 50, loss: 0.5 };
    expect(lateness(weather, draws(0, 0.5))).toBe(100);
    expect(lateness(weather, draws(0.5, 0.5))).toBe(125);
    // Lost twice: sent again after 300 ms, and 600 ms later.
    expect(lateness(weather, draws(0, 0.4, 0.4, 0.5))).toBe(100 + 300 + 600);
    const even = { ...weather, jitterMs: 0, loss: 0 };
    expect(lateness(even, draws(0.9, 0))).toBe(100);
  });

  it('keeps the order of what is sent, whatever is lost on the way', async () => {
    call = await startCall();
    const { cloud, ann } = call;
    cloud.faults.delay(5, { jitterMs: 40, loss: 0.1 });
    const answered: number[] = [];
    await Promise.all(
      Array.from({ length: 10 }, async (_, n) => {
        await ann.engine.setStreamExtraInfo('from-ann', `note ${n}`);
        answered.push(n);
      }),
    );
    expect(answered).toEqual(Array.from({ length: 10 }, (_, n) => n));
  });
});

describe('a silent server', () => {
  it('takes sockets and answers nothing', async () => {
    call = await startCall();
    const { cloud } = call;
    cloud.faults.silence(true);
    const carol = createCaller(cloud, 'carol');
    const joined = carol.join('room').then(() => 'joined');
    await until(() => cloud.state().connections.length === 3);
    await expect(Promise.race([joined, later(500, 'still waiting')])).resolves.toBe(
      'still waiting',
    );
    expect(cloud.state().rooms[0]?.users).toHaveLength(2);
    carol.hangUp();
  });
});

describe('a refusal', () => {
  it('of a login carries the code, once or as often as it says', async () => {
    call = await startCall();
    const { cloud } = call;
    cloud.faults.refuse({ target: 'login', userID: 'carol', code: 205030, times: 1 });
    const carol = createCaller(cloud, 'carol');
    await expect(carol.join('room')).rejects.toMatchObject({ code: 1002066 });
    await carol.join('room');
    carol.hangUp();
  });

  it('of a publish by code ends it at once', async () => {
    call = await startCall();
    const { cloud, bob } = call;
    cloud.faults.refuse({ target: 'publish', code: 1, userID: 'bob' });
    await expect(bob.engine.createPusher()?.start('from-bob')).rejects.toMatchObject({
      code: 1102017,
    });
  });

  it('of a publish by status makes the SDK try again', async () => {
    call = await startCall();
    const { cloud, bob } = call;
    cloud.faults.refuse({ target: 'publish', status: 502, times: 1 });
    await bob.publish('from-bob');
    expect(cloud.state().faults.refusals).toEqual([]);
  });

  it('of a play ends it', async () => {
    call = await startCall();
    const { cloud, bob } = call;
    cloud.faults.refuse({ target: 'play', code: 1 });
    await expect(bob.engine.getPlayerInstance('from-ann')?.play({})).rejects.toMatchObject({
      code: 1102017,
    });
  });

  it('of a stream comes after the pusher was already running', async () => {
    call = await startCall();
    const { cloud, bob } = call;
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
    call = await startCall();
    const { cloud, ann, bob } = call;
    cloud.faults.kick('ann', { customReason: 'too loud' });
    const [, , , extendedData] = await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
    expect(JSON.parse(String(extendedData))).toEqual({ custom_kickout_message: 'too loud' });
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    await bob.hears('roomUserUpdate', about('DELETE', 'ann'));
  });

  it('of the session ends it as well', async () => {
    call = await startCall();
    const { cloud, ann, user } = call;
    cloud.faults.kick('ann', { session: true });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
    await until(() => user('ann') === undefined);
  });

  it('can say that the token has run out', async () => {
    call = await startCall();
    const { cloud, ann } = call;
    cloud.faults.kick('ann', { reason: 4 });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 1102018));
  });

  it('may ask to log in again instead', async () => {
    call = await startCall();
    const { cloud, ann, user } = call;
    cloud.faults.demandRelogin('ann');
    await ann.hears('roomStateChanged', reconnected);
    expect(user('ann')?.connected).toBe(true);
  });
});

describe('the end of a token', () => {
  it('takes the streams of the user, who stays', async () => {
    call = await startCall();
    const { cloud, bob, user } = call;
    cloud.faults.expireToken('ann');
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(user('ann')?.connected).toBe(true);
  });
});

describe('a redirection', () => {
  it.each<[string, (cloud: LocalCloud) => void]>([
    ['to another host', ({ faults }) => faults.redirect({ userID: 'ann' })],
    ['by closing', ({ faults }) => faults.closeConnection({ userID: 'ann' })],
    [
      'by closing and asking where to go',
      ({ faults }) => faults.closeConnection({ userID: 'ann', dispatch: true }),
    ],
  ])('%s moves the call to another socket', async (_, redirect) => {
    call = await startCall();
    const { cloud, ann, bob, user, streamUpdates } = call;
    const before = user('ann')?.connectionID;
    redirect(cloud);
    await ann.hears('roomStateChanged', reconnected);
    expect(user('ann')?.connectionID).not.toBe(before);
    await ann.engine.setStreamExtraInfo('from-ann', 'moved');
    await bob.hears('streamExtraInfoUpdate');
    expect(streamUpdates()).toEqual([]);
  });
});

describe('odd orders', () => {
  it('of the stream list: a push that was lost is made good by the next', async () => {
    call = await startCall();
    const { cloud, bob } = call;
    cloud.faults.skipStreamSeq('room', 3);
    const [peer] = cloud.addPeers('room', 1);
    await bob.hears('roomStreamUpdate', about('ADD', peer?.streamID ?? ''));
  });

  it('of the stream list: a push that says it again is no news', async () => {
    call = await startCall();
    const { cloud, bob } = call;
    cloud.faults.pushStreams('room', { action: 'add', streamIDs: ['from-ann'], ahead: 0 });
    const [peer] = cloud.addPeers('room', 1);
    await bob.hears('roomStreamUpdate', about('ADD', peer?.streamID ?? ''));
    expect(bob.heard('roomStreamUpdate')).toHaveLength(1);
  });

  it('of the stream list: a push from the future does not make a client deaf', async () => {
    call = await startCall();
    const { cloud, bob, streamUpdates } = call;
    cloud.faults.pushStreams('room', { action: 'delete', streamIDs: ['from-ann'], ahead: 5 });
    const [peer] = cloud.addPeers('room', 1);
    await bob.hears('roomStreamUpdate', about('ADD', peer?.streamID ?? ''));
    expect(streamUpdates()).toEqual(['ADD']);
  });
});

describe('a fault aimed at nobody', () => {
  it('is an error', async () => {
    call = await startCall();
    const { cloud } = call;
    expect(() => cloud.faults.kick('nobody')).toThrow('nobody');
    expect(() => cloud.faults.skipStreamSeq('nowhere')).toThrow('nowhere');
  });
});

function later<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => setTimeout(() => resolve(value), ms));
}
