/**
 * What a host has the server do, as the real, unmodified SDK meets it: over a real socket, with the
 * server API signed and called by hand. And what a changed client tries against it.
 */
import type { RTCPeerConnection } from 'werift';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { ENFORCEMENT_MS } from '../../tools/local-cloud/rights/enforcement';
import { about, createCaller, state, type Caller } from '../cloud/caller';
import { mediaEnd, offerTo, playPath, pushPath, speak } from '../support/whip-client';
import { callApi } from '../support/zego-api';
import { until } from '../support/until';

let cloud: LocalCloud;
let ann: Caller;
let bob: Caller;
let callers: Caller[] = [];
let ends: RTCPeerConnection[] = [];

const room = (publish: boolean) => ({ privilege: { roomID: 'room', login: true, publish } });

function caller(userID: string): Caller {
  const one = createCaller(cloud, userID);
  callers.push(one);
  return one;
}

/** In the room, with the right to publish or without. */
async function joined(userID: string, publish = true): Promise<Caller> {
  const one = caller(userID);
  await one.join('room', { token: cloud.token(userID, room(publish)) });
  return one;
}

beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0, rights: true, bans: true });
  ann = await joined('ann');
  bob = await joined('bob');
});

afterEach(async () => {
  await Promise.all(ends.map((one) => one.close()));
  for (const one of callers) one.hangUp();
  ends = [];
  callers = [];
  await cloud.close();
});

async function call(action: string, parameters: Parameters<typeof callApi>[2]) {
  const answer = await callApi(cloud, action, parameters);
  expect(answer).toMatchObject({ Code: 0 });
  return answer;
}

const kickedOut = (_roomID: string, reason: string) => reason === 'KICKOUT';

const ban = (userID: string, privileges: string[], seconds = 600) =>
  call('SetForbidUserRule', {
    RuleType: 4,
    RoomId: 'room',
    UserId: userID,
    DisabledPrivilege: privileges,
    EffectiveTime: seconds,
  });

/** Ann's sound, through the cloud to Bob, as phones carry it; `heard` are Bob's packets. */
async function sound(): Promise<{ push: string; publisher: RTCPeerConnection; heard: string[] }> {
  const [publisher, player] = [mediaEnd('sendonly'), mediaEnd('recvonly')];
  ends.push(publisher, player);
  const heard: string[] = [];
  player.onTrack.subscribe((track) =>
    track.onReceiveRtp.subscribe(({ payload }) => heard.push(payload.toString())),
  );
  const push = await pushPath(ann, 'from-ann');
  ann.phone.pusherState(ann.engine, 'from-ann', 1002);
  await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
  const own = await pushPath(bob, 'from-bob');
  expect((await offerTo(cloud, publisher, `/whip${push}`)).status).toBe(201);
  const play = playPath(own, 'from-ann');
  expect((await offerTo(cloud, player, `/whep${play}`)).status).toBe(201);
  await until(
    () =>
      publisher.connectionState === 'connected' &&
      player.connectionState === 'connected' &&
      cloud.state().media.every(({ connected }) => connected),
  );
  for (let n = 1; heard.length === 0 && n < 100; n += 1) {
    await speak(publisher, n);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  expect(heard).toContain('sound');
  return { push, publisher, heard };
}

/** Ann goes on speaking, whatever she was told. Resolves with what Bob still hears of it. */
async function goOn(publisher: RTCPeerConnection, heard: string[]): Promise<number> {
  const before = heard.length;
  for (let n = 1000; n < 1020; n += 1) {
    await speak(publisher, n).catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return heard.length - before;
}

describe('somebody who is removed', () => {
  it('is told why, and the others see them go', async () => {
    await ann.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    await call('KickoutUser', { RoomId: 'room', UserId: ['ann'], CustomReason: '请下次再来' });
    const [roomID, , code, extendedData] = await ann.hears('roomStateChanged', kickedOut);
    expect([roomID, code]).toEqual(['room', 1002055]);
    expect(JSON.parse(String(extendedData))).toEqual({ custom_kickout_message: '请下次再来' });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    await bob.hears('roomUserUpdate', about('DELETE', 'ann'));
  });

  it('without a reason gets the words of the SDK', async () => {
    await call('KickoutUser', { RoomId: 'room', UserId: ['ann'] });
    const [, , , extendedData] = await ann.hears('roomStateChanged', kickedOut);
    expect(JSON.parse(String(extendedData))).toEqual({
      custom_kickout_message: 'server has sent a signal to kick out; kickout reason: 2',
    });
  });

  it('is neither heard any more nor hears, though a changed client keeps its media', async () => {
    const { publisher, heard } = await sound();
    await call('KickoutUser', { RoomId: 'room', UserId: ['ann'] });
    expect(await goOn(publisher, heard)).toBe(0);
    expect(cloud.state().media.map(({ userID }) => userID)).toEqual(['bob']);
    await call('KickoutUser', { RoomId: 'room', UserId: ['bob'] });
    expect(cloud.state().media).toEqual([]);
  });

  it('comes back at once: that is no ban', async () => {
    await call('KickoutUser', { RoomId: 'room', UserId: ['ann'] });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
    await ann.join('room', { token: cloud.token('ann', room(true)) });
    await ann.publish('from-ann');
  });

  it('does not come back under a rule, until it is taken back', async () => {
    await ban('ann', ['1']);
    await call('KickoutUser', { RoomId: 'room', UserId: ['ann'] });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
    // Nor on another phone, with a token that was just made.
    for (const one of [ann, caller('ann')]) {
      const token = cloud.token('ann', room(true));
      await expect(one.join('room', { token })).rejects.toMatchObject({ code: 1002066 });
      await one.hears('roomStateUpdate', state('DISCONNECTED', 1002066));
    }
    expect(cloud.state().rooms[0]?.users.map(({ userID }) => userID)).toEqual(['bob']);
    await call('DelForbidUserRule', { RuleType: 4, RoomId: 'room', UserId: 'ann' });
    await ann.join('room', { token: cloud.token('ann', room(true)) });
  });

  it('comes back when the rule is over', async () => {
    await ban('ann', ['1'], 2);
    await call('KickoutUser', { RoomId: 'room', UserId: ['ann'] });
    await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
    const token = cloud.token('ann', room(true));
    await expect(ann.join('room', { token })).rejects.toMatchObject({ code: 1002066 });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    await ann.join('room', { token });
  });
});

describe('a rule', () => {
  it('leaves a member inside; an address and a whole room can be shut', async () => {
    await ban('bob', ['1']);
    const targets = { IP: '127.0.0.1', RoomId: 'room' };
    for (const RuleType of [1, 2]) {
      const rule = { ...targets, RuleType, DisabledPrivilege: ['1'], EffectiveTime: 60 };
      await call('SetForbidUserRule', rule);
      const token = cloud.token('carol', room(true));
      await expect(caller('carol').join('room', { token })).rejects.toMatchObject({
        code: 1002066,
      });
      await call('DelForbidUserRule', { ...targets, RuleType });
    }
    await joined('carol');
    expect(cloud.state().rooms[0]?.users.map(({ userID }) => userID)).toContain('bob');
  });

  it('about one room says nothing of another', async () => {
    await ban('ann', ['1', '2']);
    const privilege = { roomID: 'other', login: true, publish: true };
    ann.engine.logoutRoom('room');
    await ann.join('other', { token: cloud.token('ann', { privilege }) });
    await ann.publish('from-ann');
    expect(cloud.state().rooms.find(({ roomID }) => roomID === 'other')?.streams).toHaveLength(1);
  });
});

describe('the end of a room', () => {
  it('is told to everybody with its reason, and bans nobody', async () => {
    await ann.publish('from-ann');
    await call('CloseRoom', { RoomId: 'room', CustomReason: '下课了' });
    for (const one of [ann, bob]) {
      const [, , , extendedData] = await one.hears('roomStateChanged', kickedOut);
      expect(JSON.parse(String(extendedData))).toEqual({ custom_kickout_message: '下课了' });
    }
    expect(cloud.state().rooms).toEqual([]);
    await ann.join('room', { token: cloud.token('ann', room(true)) });
  });
});

describe('who has no right to publish', () => {
  it('does not by the SDK, nor by a changed client on any way', async () => {
    const listener = await joined('listener', false);
    await expect(listener.engine.createPusher()?.start('mine')).rejects.toMatchObject({
      code: 1102017,
    });
    // With the address that another's SDK got.
    const push = (await pushPath(bob, 'from-bob')).replace('from-bob', 'mine');
    const { users = [] } = cloud.state().rooms[0] ?? {};
    expect(users).toHaveLength(3);
    const session = Number(/zgdid=(\d+)/.exec(push)?.[1]);
    const asListener = push.replace(`zgdid=${session}`, `zgdid=${session + 1}`);
    const end = mediaEnd('sendonly');
    ends.push(end);
    expect((await offerTo(cloud, end, `/whip${asListener}`)).status).toBe(403);
    expect(cloud.state().media).toEqual([]);
    expect(cloud.state().rooms[0]?.streams).toEqual([]);
    expect(bob.heard('roomStreamUpdate')).toEqual([]);
  });

  it('announces nothing, though it got an address while it had the right', async () => {
    await ann.engine.createPusher()?.start('from-ann');
    ann.engine.renewToken(cloud.token('ann', { ttl: 600, ...room(false) }), 'room');
    await new Promise((resolve) => setTimeout(resolve, 300));
    ann.phone.pusherState(ann.engine, 'from-ann', 1002);
    await ann.hears('publisherStateUpdate', ({ state: now }: { state: string }) => {
      return now === 'NO_PUBLISH';
    });
    expect(cloud.state().rooms[0]?.streams).toEqual([]);
    expect(bob.heard('roomStreamUpdate')).toEqual([]);
  });

  it("does not with another room's token either", async () => {
    const listener = await joined('listener', false);
    const elsewhere = { privilege: { roomID: 'other', login: true, publish: true } };
    // Refused by the cloud: the SDK itself sends whatever it is given.
    listener.engine.renewToken(cloud.token('listener', { ttl: 600, ...elsewhere }), 'room');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await expect(listener.engine.createPusher()?.start('mine')).rejects.toMatchObject({
      code: 1102017,
    });
    // Nor is it any token of this room: that of the login, which lives for an hour, counts on.
    const known = cloud.state().rooms[0]?.users.find(({ userID }) => userID === 'listener');
    expect((known?.tokenExpiresAt ?? 0) - Date.now() / 1000).toBeGreaterThan(3000);
  });

  it('does once a renewed token gives it, and the others hear of it', async () => {
    const listener = await joined('listener', false);
    listener.engine.renewToken(cloud.token('listener', { ttl: 600, ...room(true) }), 'room');
    await new Promise((resolve) => setTimeout(resolve, 300));
    await listener.publish('mine');
    await bob.hears('roomStreamUpdate', about('ADD', 'mine'));
  });
});

describe('a right that is taken back', () => {
  it('by a rule stops the sound that the others hear, and it does not begin again', async () => {
    const { push, publisher, heard } = await sound();
    await ban('ann', ['2']);
    // At once, and so before anything of the client's own could have stopped it.
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(await goOn(publisher, heard)).toBe(0);
    expect(cloud.state().media.map(({ kind }) => kind)).toEqual(['play']);
    const again = mediaEnd('sendonly');
    ends.push(again);
    expect((await offerTo(cloud, again, `/whip${push}`)).status).toBe(403);
    ann.engine.getPusherInstance()?.stop();
    await expect(ann.engine.createPusher()?.start('under-another-name')).rejects.toMatchObject({
      code: 1102017,
    });
    // She is in the room all the same, and may publish once the rule is taken back.
    expect(cloud.state().rooms[0]?.users.map(({ userID }) => userID)).toContain('ann');
    await call('DelForbidUserRule', { RuleType: 4, RoomId: 'room', UserId: 'ann' });
    await ann.publish('again');
  });

  it('by a stream that is forbidden stops its sound, and leaves the lists alone', async () => {
    const { push, publisher, heard } = await sound();
    await call('ForbidRTCStream', { StreamId: 'from-ann', Sequence: 1 });
    expect(await goOn(publisher, heard)).toBe(0);
    expect(cloud.state().rooms[0]?.streams.map(({ streamID }) => streamID)).toEqual(['from-ann']);
    const again = mediaEnd('sendonly');
    ends.push(again);
    expect((await offerTo(cloud, again, `/whip${push}`)).status).toBe(403);
    await call('ResumeRTCStream', { StreamId: 'from-ann', Sequence: 2 });
    const resumed = mediaEnd('sendonly');
    ends.push(resumed);
    expect((await offerTo(cloud, resumed, `/whip${push}`)).status).toBe(201);
  });

  it('is looked for once a second, for what a changed client carries along', async () => {
    const { publisher } = await sound();
    const elsewhere = { roomID: 'other', login: true, publish: true };
    const rule = { RuleType: 4, RoomId: 'other', UserId: 'ann', DisabledPrivilege: ['2'] };
    await call('SetForbidUserRule', { ...rule, EffectiveTime: 600 });
    ann.engine.logoutRoom('room');
    const sends = () => cloud.state().media.some(({ kind }) => kind === 'publish');
    expect([publisher.connectionState, sends()]).toEqual(['connected', true]);
    await ann.join('other', { token: cloud.token('ann', { privilege: elsewhere }) });
    const since = performance.now();
    await until(() => !sends());
    expect(performance.now() - since).toBeLessThan(ENFORCEMENT_MS + 1000);
  });

  it('by the end of a token stops its sound', async () => {
    ann.engine.logoutRoom('room');
    await ann.join('room', { token: cloud.token('ann', { ttl: 5, ...room(true) }) });
    const { publisher, heard } = await sound();
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(await goOn(publisher, heard)).toBe(0);
  });
});

describe('words of the server', () => {
  it('reach those named, or all, from an id that is in no room', async () => {
    const content = JSON.stringify({ v: 1, t: 'grant', grant: '密', until: 1 });
    const command = { RoomId: 'room', FromUserId: 'service' };
    const one = { ...command, MessageContent: content, ToUserId: ['ann', 'nobody'] };
    const { Data } = await call('SendCustomCommand', one);
    expect(Data).toEqual({ FailUsers: [{ Uid: 'nobody', Code: 50003 }] });
    const [roomID, from, text] = await ann.hears('IMRecvCustomCommand');
    expect([roomID, text]).toEqual(['room', content]);
    expect(from).toMatchObject({ userID: 'service' });
    const all = '{"v":1,"t":"mute-all"}';
    await call('SendCustomCommand', { ...command, MessageContent: all });
    await bob.hears('IMRecvCustomCommand', (_roomID: string, _from: object, said: string) => {
      return said === all;
    });
    expect(bob.heard('IMRecvCustomCommand').map(([, , said]) => said)).toEqual([all]);
  });

  it('and what it broadcasts, but not who has the id of the sender', async () => {
    const message = { RoomId: 'room', MessageCategory: 1, MessageContent: '还有五分钟' };
    const { Data } = await call('SendBroadcastMessage', { ...message, UserId: 'bob' });
    const [, messages] = await ann.hears('IMRecvBroadcastMessage');
    expect(messages).toMatchObject([
      { message: '还有五分钟', fromUser: { userID: 'bob' }, messageID: Data?.['MessageId'] },
    ]);
    await call('SendBroadcastMessage', { ...message, UserId: 'service', UserName: '客服' });
    const [, second] = await bob.hears('IMRecvBroadcastMessage');
    expect(second).toMatchObject([{ fromUser: { userID: 'service', userName: '客服' } }]);
    expect(bob.heard('IMRecvBroadcastMessage')).toHaveLength(1);
  });
});
