import { reconnected, startCall, type Call } from './call';
import { about, createCaller } from './caller';
import { until } from '../support/until';

let call: Call;

afterEach(() => call.end());

describe('a lost socket', () => {
  it('is made good within the grace period without anybody noticing', async () => {
    call = await startCall();
    const { cloud, ann, bob, user, streamUpdates } = call;
    cloud.faults.drop({ userID: 'ann', outageMs: 4000 });
    await until(() => user('ann')?.connected === false);
    await ann.hears('roomStateChanged', reconnected);
    expect(user('ann')?.connected).toBe(true);
    // What ann says afterwards reaches bob, and nothing else did.
    await ann.engine.setStreamExtraInfo('from-ann', 'back');
    await bob.hears('streamExtraInfoUpdate');
    expect(streamUpdates()).toEqual([]);
    expect(bob.heard('roomUserUpdate')).toEqual([]);
  });

  it('costs the place in the room when the grace period is over', async () => {
    call = await startCall({ graceMs: 100 });
    const { cloud, bob, user, streamUpdates } = call;
    cloud.faults.drop({ userID: 'ann' });
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    await bob.hears('roomUserUpdate', about('DELETE', 'ann'));
    expect(user('ann')).toBeUndefined();
    // The SDK comes back by itself, and announces its stream anew.
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    expect(streamUpdates()).toEqual(['DELETE', 'ADD']);
  });

  it('is not replaced during an outage', async () => {
    call = await startCall();
    const { cloud, ann } = call;
    expect(cloud.faults.drop({ outageMs: 60_000 })).toBe(2);
    await until(() => ann.phone.sockets.length > 1);
    await until(() => ann.phone.sockets.at(-1)?.readyState === 3);
    expect(cloud.state()).toMatchObject({ connections: [], faults: { outage: true } });
    cloud.faults.endOutage();
    await ann.hears('roomStateChanged', reconnected);
  });
});

describe('what happened while a phone was away', () => {
  it('reaches it when it is back', async () => {
    call = await startCall();
    const { cloud, ann, user } = call;
    cloud.addPeers('room', 1);
    await ann.hears('roomStreamUpdate', about('ADD', 'peer-1-stream'));
    ann.forget();
    cloud.faults.drop({ userID: 'ann' });
    await until(() => user('ann')?.connected === false);
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
    call = await startCall({ heartbeatIntervalMs: 3000, heartbeatTimeoutMs: 4000 });
    const { cloud, ann, bob } = call;
    ann.phone.sockets.at(-1)?.hang();
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(cloud.state().connections).toHaveLength(2);
  });
});

describe('a freeze', () => {
  it('keeps everything back until the thaw, then delivers it', async () => {
    call = await startCall();
    const { cloud, ann, bob } = call;
    cloud.faults.freeze({ userID: 'bob', ms: 600 });
    expect(cloud.state().connections.filter(({ frozen }) => frozen)).toHaveLength(1);
    const frozenAt = Date.now();
    await ann.engine.setStreamExtraInfo('from-ann', 'mic off');
    expect(bob.heard('streamExtraInfoUpdate')).toEqual([]);
    await bob.hears('streamExtraInfoUpdate');
    expect(Date.now() - frozenAt).toBeGreaterThanOrEqual(550);
  });

  it('of everything keeps new sockets waiting too', async () => {
    call = await startCall();
    const { cloud } = call;
    cloud.faults.freeze();
    const carol = createCaller(cloud, 'carol');
    const joined = carol.join('room');
    await until(() => carol.phone.sockets.length > 0);
    expect(cloud.state().connections).toHaveLength(2);
    cloud.faults.thaw();
    await joined;
    carol.hangUp();
  });

  it('is over for a phone that closes the socket itself', async () => {
    call = await startCall();
    const { cloud, ann, streamUpdates } = call;
    cloud.faults.freeze({ userID: 'ann' });
    ann.phone.sockets.at(-1)?.close();
    await ann.hears('roomStateChanged', reconnected);
    expect(streamUpdates()).toEqual([]);
  });
});
