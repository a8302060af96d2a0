/** What a host may do, what ZEGO is asked for it, and what then holds for everybody else's tokens. */
import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryStore } from '../../server/store/memory-store';
import { startRecordedZego, type RecordedZego } from '../support/recorded-zego';
import {
  type Answer,
  bearer,
  expectRefusal,
  noNewWindow,
  SERVER_SECRET,
  startForTest,
  type TestService,
} from '../support/token-service';
import { until } from '../support/until';

let service: TestService;
let zego: RecordedZego;
const start = startForTest((one) => (service = one));

let room: { roomID: string; hostKey: string };
let host: string;

beforeEach(async () => {
  zego = await startRecordedZego({ appID: 1, secret: SERVER_SECRET });
  await start({ policy: 'minted', zegoURL: zego.url });
  host = await service.member('oHost');
  const { body } = await post('/v1/rooms', { role: 'listener' }, host);
  room = { roomID: String(body['roomID']), hostKey: String(body['hostKey']) };
});
afterEach(() => zego.close());

const post = (path: string, body: object, session: string) =>
  service.send('POST', path, body, bearer(session));
const act = (action: string, more: object = {}, session = host) =>
  post('/v1/host', { ...room, action, ...more }, session);
const enter = (session: string, shown: object = {}) =>
  post('/v1/token', { roomID: room.roomID, ...shown }, session);
const view = (headers: Record<string, string> = { 'x-host-key': room.hostKey }, session = host) =>
  service.send('GET', `/v1/rooms/${encodeURIComponent(room.roomID)}`, undefined, {
    ...bearer(session),
    ...headers,
  });

async function member(openid: string): Promise<{ session: string; userID: string }> {
  const session = await service.member(openid);
  const { body } = await enter(session);
  return { session, userID: String(body['userID']) };
}

async function guest(
  more: object = {},
): Promise<{ session: string; userID: string; ticket: string }> {
  const { body } = await post('/v1/invite', { roomID: room.roomID, ...more }, host);
  const login = await service.send('POST', '/v1/login', { ticket: body['ticket'] });
  const [session, userID] = [String(login.body['session']), String(login.body['userID'])];
  expect((await enter(session)).status).toBe(200);
  return { session, userID, ticket: String(body['ticket']) };
}

/** What was said to clients. */
const words = () =>
  zego.asked('SendCustomCommand').map(({ MessageContent = '', ...more }) => ({
    to: more['ToUserId[]'],
    from: more['FromUserId'],
    word: JSON.parse(MessageContent) as Record<string, unknown>,
  }));

describe('a leave to speak', () => {
  it('lets a listener publish with what was given to them, once, until its end', async () => {
    const ann = await member('oAnn');
    expect((await enter(ann.session)).body).toMatchObject({ role: 'listener', publish: false });
    expect((await act('grant', { userID: ann.userID })).body).toEqual({});
    const { roomID } = room;
    expect(zego.asked('DelForbidUserRule')).toEqual([
      { RuleType: '4', RoomId: roomID, UserId: ann.userID },
    ]);
    const [said] = words();
    expect(said).toEqual({
      to: ann.userID,
      from: 'service',
      word: { v: 1, t: 'grant', grant: expect.any(String), until: expect.any(Number) },
    });
    const { grant, until: end } = said?.word as { grant: string; until: number };
    expect(end - Date.now() / 1000).toBeGreaterThan(58);
    const token = await enter(ann.session, { grant });
    expect(token.body).toMatchObject({ role: 'listener', publish: true, expiresAt: end });
    expectRefusal(await enter(ann.session, { grant }), 403, 'grant_invalid');
    // An answer that was lost is asked for without it.
    expect((await enter(ann.session)).body).toMatchObject({ publish: true, expiresAt: end });
  });

  it('is nobody else’s, and of no other room', async () => {
    const [ann, bob] = [await member('oAnn'), await member('oBob')];
    await act('grant', { userID: ann.userID });
    const grant = String(words()[0]?.word['grant']);
    expectRefusal(await enter(bob.session, { grant }), 403, 'grant_invalid');
    const other = (await post('/v1/rooms', { role: 'listener' }, host)).body;
    const there = { roomID: other['roomID'], grant };
    expectRefusal(await post('/v1/token', there, ann.session), 403, 'grant_invalid');
    for (const forged of [`${grant}A`, room.hostKey, 'a.b']) {
      expectRefusal(await enter(ann.session, { grant: forged }), 403, 'grant_invalid');
    }
  });

  it('that was taken back is good no more, whether it was shown or not, and the cloud is told', async () => {
    const ann = await member('oAnn');
    await act('grant', { userID: ann.userID });
    const grant = String(words()[0]?.word['grant']);
    zego.answers['DescribeSimpleStreamList'] = [
      {
        Code: 0,
        Data: {
          StreamList: [
            { StreamId: 's-ann', UserId: ann.userID },
            { StreamId: 's-bob', UserId: 'uBob' },
          ],
        },
      },
    ];
    expect((await act('revoke', { userID: ann.userID })).body).toEqual({});
    expectRefusal(await enter(ann.session, { grant }), 403, 'grant_invalid');
    expect((await enter(ann.session)).body).toMatchObject({ publish: false });
    expect(zego.asked('SetForbidUserRule')[0]).toEqual({
      RuleType: '4',
      RoomId: room.roomID,
      UserId: ann.userID,
      'DisabledPrivilege[]': '2',
      // As long as a token may live, and a quarter of an hour.
      EffectiveTime: '1800',
    });
    expect(words()[1]).toEqual({ to: ann.userID, from: 'service', word: { v: 1, t: 'revoke' } });
    await until(() => zego.asked('ForbidRTCStreams').length > 0);
    expect(zego.asked('ForbidRTCStreams')).toEqual([
      { 'StreamId[]': 's-ann', Sequence: expect.stringMatching(/^\d{13}$/) },
    ]);
    // Given anew, what was ended by force may go on.
    await act('grant', { userID: ann.userID });
    expect(zego.asked('ResumeRTCStreams')).toEqual([
      { 'StreamId[]': 's-ann', Sequence: expect.any(String) },
    ]);
    expect((await enter(ann.session)).body).toMatchObject({ publish: true });
  });

  it('may be taken from a speaker, too, and given back', async () => {
    const speaker = await guest({ role: 'speaker', hostKey: room.hostKey });
    expect((await enter(speaker.session)).body).toMatchObject({ role: 'speaker', publish: true });
    expect((await act('grant', { userID: speaker.userID })).body).toEqual({
      warnings: ['They may speak already.'],
    });
    await act('revoke', { userID: speaker.userID });
    expect((await enter(speaker.session)).body).toMatchObject({ role: 'speaker', publish: false });
    await act('grant', { userID: speaker.userID });
    expect((await enter(speaker.session)).body).toMatchObject({ role: 'speaker', publish: true });
  });

  it('ends by itself, unless it is given anew: the cloud is told within a second', async () => {
    await service.close();
    await start({ policy: 'minted', zegoURL: zego.url, grantTtl: 2 });
    const [ann, bob] = [await member('oAnn'), await member('oBob')];
    await act('grant', { userID: ann.userID });
    await act('grant', { userID: bob.userID });
    const given = performance.now();
    await sleep(1000);
    await act('grant', { userID: bob.userID });
    await until(() => zego.asked('SetForbidUserRule').length > 0, 5000);
    expect(performance.now() - given).toBeGreaterThan(1400);
    expect(performance.now() - given).toBeLessThan(3200);
    expect(zego.asked('SetForbidUserRule')).toMatchObject([{ UserId: ann.userID }]);
    expect(words().at(-1)).toMatchObject({ to: ann.userID, word: { t: 'revoke' } });
    expect((await enter(ann.session)).body).toMatchObject({ publish: false });
    await until(() => zego.asked('SetForbidUserRule').length > 1, 5000);
    expect(zego.asked('SetForbidUserRule')[1]).toMatchObject({ UserId: bob.userID });
    expect(performance.now() - given).toBeGreaterThan(2400);
  });

  it('given anew while an end of streams waits for ZEGO, is not cut', async () => {
    const [ann, bob] = [await member('oAnn'), await member('oBob')];
    zego.answers['DescribeSimpleStreamList'] = [
      { Code: 0, Data: { StreamList: [] } },
      { Code: 0, Data: { StreamList: [{ StreamId: 's-ann', UserId: ann.userID }] } },
    ];
    // ZEGO lists the streams of a room once in ten seconds: Ann's is the second.
    await act('revoke', { userID: bob.userID });
    await until(() => zego.asked('DescribeSimpleStreamList').length === 1);
    await act('revoke', { userID: ann.userID });
    await until(() => zego.asked('SetForbidUserRule').length === 4);
    await act('grant', { userID: ann.userID });
    await until(() => zego.asked('DescribeSimpleStreamList').length === 2, 12_000);
    // The rule that came in between is taken back.
    await until(() => zego.asked('DelForbidUserRule').length === 2);
    expect(zego.asked('ForbidRTCStreams')).toEqual([]);
  }, 20_000);

  it('makes no token in its last half minute, which would be renewed again and again', async () => {
    await service.close();
    await start({ policy: 'minted', zegoURL: zego.url, grantTtl: 37 });
    const ann = await member('oAnn');
    await act('grant', { userID: ann.userID });
    expect((await enter(ann.session)).body).toMatchObject({ publish: true });
    await sleep(2200);
    const { body } = await enter(ann.session);
    expect(body['publish']).toBe(false);
    expect(Number(body['expiresAt']) - Date.now() / 1000).toBeGreaterThan(800);
  });

  it('that is not over is not ended, though another thought so', async () => {
    await service.close();
    const store = new MemoryStore();
    await start({ policy: 'minted', zegoURL: zego.url, store });
    const ann = await member('oAnn');
    await act('grant', { userID: ann.userID });
    await store.schedule(JSON.stringify({ roomID: room.roomID, userID: ann.userID }), 0);
    await sleep(1200);
    expect(zego.asked('SetForbidUserRule')).toEqual([]);
    expect(words().map(({ word }) => word['t'])).toEqual(['grant']);
  });

  it('to somebody who isn’t there is said to be so', async () => {
    const ann = await member('oAnn');
    zego.answers['SendCustomCommand'] = [
      { Code: 0, Data: { FailUsers: [{ Uid: ann.userID, Code: 50003 }] } },
    ];
    expect((await act('grant', { userID: ann.userID })).body).toEqual({
      warnings: ['They are not in the room, and were not told.'],
    });
  });
});

it('a host may speak, whatever was said before they were host', async () => {
  const ann = await member('oAnn');
  await act('revoke', { userID: ann.userID });
  expect((await enter(ann.session, { hostKey: room.hostKey })).body).toMatchObject({
    role: 'host',
    publish: true,
  });
  await until(() => zego.asked('DelForbidUserRule').length > 0);
  expect((await act('revoke', { userID: ann.userID })).body).toEqual({
    warnings: ['They are host: that can’t be taken from them.'],
  });
});

it('a speaker’s token lives no longer than the leave, where their right was taken before', async () => {
  const speaker = await guest({ role: 'speaker', hostKey: room.hostKey });
  await act('revoke', { userID: speaker.userID });
  await act('grant', { userID: speaker.userID });
  const { body } = await enter(speaker.session);
  expect(Number(body['expiresAt']) - Date.now() / 1000).toBeLessThan(61);
});

describe('removing somebody', () => {
  it('puts them out with the reason, and keeps them out until the host lets them', async () => {
    const ann = await member('oAnn');
    expect((await act('remove', { userID: ann.userID, reason: '请安静。' })).body).toEqual({});
    // The rule first: who is put out comes back at once.
    const order = zego.calls.map(({ action }) => action);
    expect(order.slice(-2)).toEqual(['SetForbidUserRule', 'KickoutUser']);
    expect(zego.asked('KickoutUser')).toEqual([
      { RoomId: room.roomID, 'UserId[]': ann.userID, CustomReason: '请安静。' },
    ]);
    const refused = await enter(ann.session);
    expectRefusal(refused, 403, 'removed');
    expect(refused.body['message']).toBe('请安静。');
    expectRefusal(await enter(await service.member('oAnn')), 403, 'removed');
    // With the host's key, and by inviting oneself, neither.
    expectRefusal(await enter(ann.session, { hostKey: room.hostKey }), 403, 'removed');
    expectRefusal(await act('lock', {}, ann.session), 403, 'removed');
    expectRefusal(await post('/v1/invite', { roomID: room.roomID }, ann.session), 403, 'removed');
    expectRefusal(await act('grant', { userID: ann.userID }), 403, 'removed');
    expect((await view()).body['removed']).toEqual([ann.userID]);
    await act('readmit', { userID: ann.userID });
    expect(zego.asked('DelForbidUserRule')).toHaveLength(1);
    expect((await enter(ann.session)).status).toBe(200);
    expect((await view()).body['removed']).toEqual([]);
  });

  it('who is a guest, lets nobody else in with their ticket', async () => {
    const eve = await guest();
    const other = await service.send('POST', '/v1/login', { ticket: eve.ticket });
    const inside = String(other.body['session']);
    await enter(inside);
    await act('remove', { userID: eve.userID });
    const again = await service.send('POST', '/v1/login', { ticket: eve.ticket });
    expectRefusal(again, 401, 'ticket_invalid');
    expect((await enter(inside)).status).toBe(200);
    await act('readmit', { userID: eve.userID });
    expect((await service.send('POST', '/v1/login', { ticket: eve.ticket })).status).toBe(200);
  });

  it('who had no leave to speak leaves it so when they are let in again', async () => {
    const ann = await member('oAnn');
    await act('revoke', { userID: ann.userID });
    await act('remove', { userID: ann.userID });
    await act('readmit', { userID: ann.userID });
    const rules = zego.calls.map(({ action }) => action).filter((one) => one.includes('UserRule'));
    expect(rules.at(-1)).toBe('SetForbidUserRule');
  });
});

describe('the room', () => {
  it('is locked against those who come, not against those who are in, nor hosts', async () => {
    const ann = await member('oAnn');
    const bob = await service.member('oBob');
    await act('lock');
    expect(words()).toEqual([
      { to: undefined, from: 'service', word: { v: 1, t: 'locked', on: true } },
    ]);
    expectRefusal(await enter(bob), 403, 'room_locked');
    expect((await enter(ann.session)).status).toBe(200);
    expect((await enter(bob, { hostKey: room.hostKey })).body['role']).toBe('host');
    expect((await view()).body['locked']).toBe(true);
    await act('unlock');
    expect((await enter(await service.member('oCarl'))).status).toBe(200);
    expect((await view()).body['locked']).toBe(false);
  });

  it('is ended for everybody', async () => {
    const ann = await member('oAnn');
    await act('close', { reason: 'Until tomorrow' });
    expect(zego.asked('CloseRoom')).toEqual([
      { RoomId: room.roomID, CustomReason: 'Until tomorrow' },
    ]);
    expectRefusal(await enter(ann.session), 403, 'room_locked');
    await act('unlock');
    expect((await enter(ann.session)).status).toBe(200);
  });

  it('is asked to mute', async () => {
    await act('mute-all');
    expect(words()).toEqual([{ to: undefined, from: 'service', word: { v: 1, t: 'mute-all' } }]);
  });

  it('shows a host who is in it', async () => {
    const UserList = [{ UserId: 'u1', UserName: 'Ann', UserRole: 1 }];
    zego.answers['DescribeUserList'] = [{ Code: 0, Data: { Marker: '', UserList } }];
    expect(await view()).toMatchObject({
      status: 200,
      body: {
        roomID: room.roomID,
        locked: false,
        members: [{ userID: 'u1', userName: 'Ann', since: null }],
        removed: [],
      },
    });
    // Two hosts who look at once see one answer of ZEGO's, which gives one in a second.
    await Promise.all([view(), view()]);
    expect(zego.asked('DescribeUserList')).toHaveLength(1);
    await sleep(1000);
    zego.answers['DescribeUserList'] = [{}, { Code: 9, Message: 'not enabled' }];
    expect((await view()).body).toMatchObject({
      members: null,
      warnings: [expect.stringMatching(/has not switched on .*DescribeUserList/)],
    });
    await sleep(1000);
    zego.answers['DescribeUserList'] = ['cut'];
    expect((await view()).body['members']).toBeNull();
    expectRefusal(await view({}), 403, 'not_host');
    expectRefusal(await view({ 'x-host-key': 'a.b' }), 403, 'not_host');
    expectRefusal(await view(undefined, 'a.b'), 401, 'session_invalid');
    const posted = await post(`/v1/rooms/${room.roomID}`, {}, host);
    expectRefusal(posted, 405, 'method_not_allowed');
    expect(posted.headers.get('allow')).toContain('GET');
  });
});

describe('is no host', () => {
  it.each<[string, () => object]>([
    ['without a key', () => ({ hostKey: 'x' })],
    ['with a changed one', () => ({ hostKey: `${room.hostKey}A` })],
    ['with a session for a key', () => ({ hostKey: host })],
    ['in another room', () => ({ roomID: 'room-1' })],
  ])('whoever acts %s', async (_, change) => {
    const answer = await post('/v1/host', { ...room, action: 'close', ...change() }, host);
    expectRefusal(answer, 403, 'not_host');
    expect(zego.asked('CloseRoom')).toEqual([]);
  });

  it('and has nothing asked of ZEGO, nor learns anything, whatever the request', async () => {
    const ann = await member('oAnn');
    const asked = zego.calls.length;
    for (const action of ['grant', 'revoke', 'remove', 'readmit']) {
      const about = { action, userID: ann.userID, hostKey: 'a.b' };
      const answer = await post('/v1/host', { ...room, ...about }, ann.session);
      expectRefusal(answer, 403, 'not_host');
    }
    for (const action of ['mute-all', 'lock', 'unlock', 'close']) {
      const answer = await post('/v1/host', { ...room, action, hostKey: 'a.b' }, ann.session);
      expectRefusal(answer, 403, 'not_host');
    }
    for (const key of ['a.b', ann.session]) {
      expectRefusal(await view({ 'x-host-key': key }, ann.session), 403, 'not_host');
    }
    const made = { roomID: room.roomID, role: 'speaker', hostKey: 'a.b' };
    expectRefusal(await post('/v1/invite', made, ann.session), 403, 'not_host');
    expect(zego.calls).toHaveLength(asked);
    expect((await enter(ann.session)).body).toMatchObject({ role: 'listener', publish: false });
  });

  it('and a host has no more than their minute’s requests, of whatever kind', async () => {
    await service.close();
    const limits = { perIP: 1000, perSession: 12 };
    await start({ policy: 'minted', zegoURL: zego.url, limits });
    await noNewWindow(3000);
    const own = await service.member('oOther');
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1) {
      statuses.push((await act('lock', {}, own)).status, (await view(undefined, own)).status);
    }
    expect(statuses).toEqual([...Array<number>(12).fill(200), ...Array<number>(12).fill(429)]);
    expect(zego.asked('SendCustomCommand')).toHaveLength(6);
  });

  it('nor more rooms made and things done than one of many hosts may', async () => {
    await service.close();
    await start({ policy: 'minted', zegoURL: zego.url, limits: { perHost: 4 } });
    await noNewWindow(3000);
    const own = await service.member('oOther');
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const made = await post('/v1/rooms', { role: 'speaker' }, own);
      const { roomID, hostKey } = made.body;
      const locked = await act('lock', made.status === 200 ? { roomID, hostKey } : {}, own);
      statuses.push(made.status, locked.status);
    }
    expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    // What is no host's goes on.
    expect((await post('/v1/token', { roomID: room.roomID }, own)).status).toBe(200);
  });

  it('nor more of ZEGO’s rules than one of many rooms may', async () => {
    for (let n = 0; n < 50; n += 1) await act('remove', { userID: `u${n}` });
    const rules = zego.asked('SetForbidUserRule').length;
    expectRefusal(await act('remove', { userID: 'u50' }), 403, 'too_many_removed');
    expect(zego.asked('SetForbidUserRule')).toHaveLength(rules);
    expect((await act('remove', { userID: 'u7', reason: 'again' })).status).toBe(200);
    await act('readmit', { userID: 'u7' });
    expect((await act('remove', { userID: 'u50' })).status).toBe(200);
  });

  it.each<[string, object]>([
    ['another action', { action: 'promote', userID: 'u1' }],
    ['nobody to remove', { action: 'remove' }],
    ['somebody to lock', { action: 'lock', userID: 'u1' }],
    ['an ID that can’t be', { action: 'remove', userID: '名' }],
    ['a reason of 258 bytes', { action: 'remove', userID: 'u1', reason: '名'.repeat(86) }],
    ['a reason with a line break', { action: 'close', reason: 'a\nb' }],
    ['half a letter', { action: 'close', reason: '\ud800' }],
    ['a field too many', { action: 'lock', by: 'me' }],
  ])('%s is no request: 400', async (_, request) => {
    expectRefusal(await post('/v1/host', { ...room, ...request }, host), 400, 'body_invalid');
  });
});

describe('where ZEGO', () => {
  const refusal = (answer: Answer) => [answer.status, answer.body['code']];

  it('has not switched bans on, the host hears what then does not hold', async () => {
    zego.answers['SetForbidUserRule'] = [{ Code: 9, Message: 'not enabled' }];
    const ann = await member('oAnn');
    for (const action of ['remove', 'revoke']) {
      const { status, body } = await act(action, { userID: ann.userID });
      expect(status).toBe(200);
      expect(body['warnings']).toEqual([
        expect.stringMatching(/has not switched on user bans .* changed client may/),
      ]);
      expect(zego.asked('KickoutUser').length).toBeGreaterThan(0);
    }
  });

  it('holds as many bans as it takes, they are put out all the same, and it is tried again', async () => {
    zego.answers['SetForbidUserRule'] = [{ Code: 50_123, Message: 'too many' }];
    const ann = await member('oAnn');
    const { status, body } = await act('remove', { userID: ann.userID });
    expect([status, body['warnings']]).toEqual([
      200,
      [expect.stringMatching(/as many user bans as it takes .* changed client may/)],
    ]);
    expect(zego.asked('KickoutUser')).toHaveLength(1);
  });

  it('can’t be reached, what the host wants is noted here, and done as soon as it can', async () => {
    const ann = await member('oAnn');
    await act('grant', { userID: ann.userID });
    zego.answers['SetForbidUserRule'] = ['cut'];
    const answer = await act('revoke', { userID: ann.userID });
    expect(refusal(answer)).toEqual([503, 'zego_unreachable']);
    expect(answer.headers.get('retry-after')).toBe('2');
    expect((await enter(ann.session)).body).toMatchObject({ publish: false });
    await until(() => service.log.join('').includes('could not hold somebody to it'));
    zego.answers['SetForbidUserRule'] = [{ Code: 0 }];
    // The end of all: whether streams go on.
    await until(() => zego.asked('DescribeSimpleStreamList').length > 0, 9000);
  }, 15_000);

  it.each([
    [{ Code: 206 }, 503, 'zego_busy'],
    [{ Code: 100_000_005 }, 500, 'misconfigured'],
    [{ Code: 2 }, 502, 'zego_refused'],
    [{ Code: 50_001 }, 200, undefined],
  ])(
    'answers %j: %i',
    async (code, status, name) => {
      zego.answers['CloseRoom'] = [code];
      expect(refusal(await act('close'))).toEqual([status, name]);
    },
    15_000,
  );
});
