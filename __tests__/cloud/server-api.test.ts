import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import { signatureOf } from '../../tools/local-cloud/server-api/signature';
import { apiQuery, callApi } from '../support/zego-api';
import { about, createCaller, type Caller } from './caller';

let cloud: LocalCloud;
const callers: Caller[] = [];

beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0, bans: true, maxUsers: 1000 });
});

afterEach(async () => {
  for (const one of callers.splice(0)) one.hangUp();
  await cloud.close();
});

const call = (action: string, parameters?: Parameters<typeof callApi>[2]) =>
  callApi(cloud, action, parameters);
const code = async (...args: Parameters<typeof call>) => (await call(...args)).Code;

async function joined(userID: string, roomID = 'room'): Promise<Caller> {
  const one = createCaller(cloud, userID);
  callers.push(one);
  await one.join(roomID);
  return one;
}

describe('the signature', () => {
  it.each([
    [
      ['1234567890', 'a1b2c3d4e5f60718', '0123456789abcdef0123456789abcdef', '1700000000'],
      'c90a56c08221a571fbf3007d1d7300d6',
    ],
    [
      ['12345', '4fd24687296dd9f3', '9193cc662a4c0ec135ec71fb57194b38', '1615186943'],
      '43e5cfcca828314675f91b001390566a',
    ],
  ])('of %j is %s', ([app = '', nonce = '', secret = '', timestamp = ''], expected) => {
    expect(signatureOf({ app, nonce, secret, timestamp })).toBe(expected);
  });

  const now = () => Math.floor(Date.now() / 1000);
  it.each<[string, Record<string, string | number | undefined>, number]>([
    ['no AppId', { AppId: undefined }, 100000001],
    ['an AppId that is no number', { AppId: 'one' }, 100000001],
    ['no Timestamp', { Timestamp: undefined }, 100000002],
    ['a Timestamp that is no number', { Timestamp: 'now' }, 100000003],
    ['a Timestamp of ten minutes ago', { Timestamp: now() - 602 }, 100000004],
    ['a Timestamp of ten minutes hence', { Timestamp: now() + 660 }, 100000004],
    ['a Timestamp that was not signed', { Timestamp: now() - 5 }, 100000005],
    ['a wrong Signature', { Signature: 'c90a56c08221a571fbf3007d1d7300d6' }, 100000005],
    ['half a Signature', { Signature: 'c90a56c0' }, 100000005],
    ['no Action', { Action: undefined }, 100000006],
    ['an Action that is not there', { Action: 'OpenRoom' }, 100000007],
    ['an Action that every object has', { Action: 'toString' }, 100000007],
    ['no nonce', { SignatureNonce: undefined }, 100000008],
    ['a nonce that was not signed', { SignatureNonce: 'ffffffffffffffff' }, 100000005],
    ['no Signature', { Signature: undefined }, 100000009],
    ["somebody else's AppId", { AppId: 2 }, 100000010],
    ['no SignatureVersion', { SignatureVersion: undefined }, 100000013],
    ['another SignatureVersion', { SignatureVersion: '1.0' }, 100000014],
  ])('with %s is refused', async (_, wrong, expected) => {
    cloud.addPeers('room', 1);
    const answer = await call('KickoutUser', { RoomId: 'room', UserId: ['peer-1'], ...wrong });
    expect(answer).toMatchObject({ Code: expected, RequestId: expect.any(String) as string });
    expect(cloud.state().rooms[0]?.users).toHaveLength(1);
  });

  it('counts for the method GET only', async () => {
    const query = apiQuery(cloud, 'DescribeUserNum', { RoomId: ['room'] });
    const url = `http://${cloud.host}/zego-api/?${query}`;
    const post = (await (await fetch(url, { method: 'POST' })).json()) as { Code: number };
    expect(post.Code).toBe(100000015);
    expect(((await (await fetch(url)).json()) as { Code: number }).Code).toBe(0);
  });
});

describe('parameters', () => {
  it('come as a list in both spellings', async () => {
    cloud.addPeers('room', 4);
    expect(await code('KickoutUser', { RoomId: 'room', UserId: ['peer-1', 'peer-2'] })).toBe(0);
    const query = apiQuery(cloud, 'KickoutUser', { RoomId: 'room', UserId: 'peer-3' });
    await fetch(`http://${cloud.host}/zego-api/?${query}&UserId=peer-4`);
    expect(cloud.state().rooms).toEqual([]);
  });

  it.each([
    ['no room', 'KickoutUser', { UserId: ['peer-1'] }, 2],
    ['no user', 'KickoutUser', { RoomId: 'room' }, 2],
    ['an empty user', 'KickoutUser', { RoomId: 'room', UserId: [''] }, 2],
    ['six users', 'KickoutUser', { RoomId: 'room', UserId: [...'abcdef'] }, 50011],
    [
      'a reason of 86 characters, 258 bytes',
      'KickoutUser',
      { RoomId: 'room', UserId: ['peer-1'], CustomReason: '请'.repeat(86) },
      3,
    ],
    ['a room that is not there', 'KickoutUser', { RoomId: 'other', UserId: ['peer-1'] }, 104],
    ['a user who is not there', 'KickoutUser', { RoomId: 'room', UserId: ['ann'] }, 105],
    ['a room that is not there', 'CloseRoom', { RoomId: 'other' }, 5024],
    ['a room that is not there', 'DescribeUsers', { RoomId: 'other', UserId: ['a'] }, 50001],
    ['a limit of 201', 'DescribeUserList', { RoomId: 'room', Limit: 201 }, 2],
    [
      'a stream that is not there',
      'DeleteStream',
      { RoomId: 'room', UserId: 'peer-1', StreamId: 'x' },
      138,
    ],
    [
      "a stream of somebody else's",
      'DeleteStream',
      { RoomId: 'room', UserId: 'ann', StreamId: 'peer-1-stream' },
      138,
    ],
    ['no time', 'SetForbidUserRule', { RuleType: 3, UserId: 'a', DisabledPrivilege: ['1'] }, 2],
    ['an unknown type', 'DescribeForbidUserRules', { RuleType: 5 }, 2],
    [
      'more than a day',
      'SetForbidUserRule',
      { RuleType: 3, UserId: 'a', DisabledPrivilege: ['1'], EffectiveTime: 86_401 },
      2,
    ],
    [
      'an unknown privilege',
      'SetForbidUserRule',
      { RuleType: 3, UserId: 'a', DisabledPrivilege: ['3'], EffectiveTime: 60 },
      2,
    ],
    [
      'a room missing from a rule for one user there',
      'SetForbidUserRule',
      { RuleType: 4, UserId: 'a', DisabledPrivilege: ['1'], EffectiveTime: 60 },
      2,
    ],
    ['a rule that is not there', 'DelForbidUserRule', { RuleType: 3, UserId: 'a' }, 50124],
    [
      'a message of 342 characters, 1026 bytes',
      'SendCustomCommand',
      { RoomId: 'room', FromUserId: 'service', MessageContent: '请'.repeat(342) },
      50012,
    ],
    [
      'eleven to send to',
      'SendCustomCommand',
      {
        RoomId: 'room',
        FromUserId: 'service',
        MessageContent: 'x',
        ToUserId: [...'abcdefghijk'],
      },
      50011,
    ],
    ['a Sequence that is no number', 'ForbidRTCStream', { StreamId: 's', Sequence: 'x' }, 2],
  ])('with %s, %s %j is refused with %i', async (_, action, parameters, expected) => {
    cloud.addPeers('room', 1);
    expect(await code(action, parameters)).toBe(expected);
    expect(cloud.state().rooms[0]).toMatchObject({ users: [{}], streams: [{}] });
  });

  it('of 255 bytes are a reason', async () => {
    cloud.addPeers('room', 1);
    const reason = { CustomReason: '请'.repeat(85) };
    expect(await code('KickoutUser', { RoomId: 'room', UserId: ['peer-1'], ...reason })).toBe(0);
  });
});

describe('rates', () => {
  it('hold for all rooms of the AppID', async () => {
    cloud.addPeers('one', 1);
    cloud.addPeers('two', 1);
    expect(await code('CloseRoom', { RoomId: 'one' })).toBe(0);
    expect(await code('CloseRoom', { RoomId: 'two' })).toBe(206);
    expect(cloud.state().rooms).toHaveLength(1);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(await code('CloseRoom', { RoomId: 'two' })).toBe(206);
    // What is refused does not count.
    await new Promise((resolve) => setTimeout(resolve, 450));
    expect(await code('CloseRoom', { RoomId: 'two' })).toBe(0);
  });

  it('and some for each room', async () => {
    expect(await code('DescribeUserList', { RoomId: 'one' })).toBe(0);
    expect(await code('DescribeUserList', { RoomId: 'one' })).toBe(207);
    expect(await code('DescribeUserList', { RoomId: 'two' })).toBe(0);
    expect(await code('DescribeSimpleStreamList', { RoomId: 'one' })).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await code('DescribeUserList', { RoomId: 'one' })).toBe(0);
    // That one rests for ten seconds.
    expect(await code('DescribeSimpleStreamList', { RoomId: 'one' })).toBe(207);
  });

  it('are others in the test environment, and have a code of their own for media', async () => {
    const forbid = (Sequence: number, IsTest: boolean) =>
      code('ForbidRTCStream', { StreamId: 's', Sequence, IsTest });
    const codes = [];
    for (let sequence = 1; sequence <= 6; sequence += 1) codes.push(await forbid(sequence, true));
    expect(codes).toEqual([0, 0, 0, 0, 0, 30002]);
    expect(await forbid(7, false)).toBe(0);
  });
});

describe('what it knows of rooms', () => {
  it('users, a page at a time, from either end', async () => {
    cloud.addPeers('room', 250, { together: true, publish: false });
    const page = async (more: object) => {
      const { Data } = await call('DescribeUserList', { RoomId: 'room', ...more });
      await new Promise((resolve) => setTimeout(resolve, 1050));
      const list = Data?.['UserList'] as { UserId: string }[];
      return { ids: list.map(({ UserId }) => UserId), marker: Data?.['Marker'] as string };
    };
    const first = await page({});
    expect([first.ids.length, first.ids[0], first.ids[199]]).toEqual([200, 'peer-1', 'peer-200']);
    const second = await page({ Marker: first.marker });
    expect([second.ids.length, second.ids[0], second.marker]).toEqual([50, 'peer-201', '']);
    const newest = await page({ Mode: 1, Limit: 2 });
    expect(newest.ids).toEqual(['peer-250', 'peer-249']);
    expect((await page({ Mode: 1, Limit: 1, Marker: newest.marker })).ids).toEqual(['peer-248']);
    expect((await page({ RoomId: 'nowhere' })).ids).toEqual([]);
  });

  it('who is there, how many, and what they publish', async () => {
    cloud.addPeers('room', 2, { names: ['Ann'] });
    const since = Date.now();
    const users = await call('DescribeUsers', { RoomId: 'room', UserId: ['peer-1', 'ann'] });
    const [there, away] = users.Data?.['UserStatusList'] as Record<string, number>[];
    expect(there).toMatchObject({ UserId: 'peer-1', Status: 1 });
    expect(Math.abs((there?.['LoginTime'] ?? 0) - since)).toBeLessThan(5000);
    expect(away).toMatchObject({ UserId: 'ann', Status: 0 });
    expect((await call('DescribeUserNum', { RoomId: ['room', 'no'] })).Data).toEqual({
      UserCountList: [
        { RoomId: 'room', UserCount: 2, AdminUserCount: 0 },
        { RoomId: 'no', UserCount: 0, AdminUserCount: 0 },
      ],
    });
    const streams = await call('DescribeSimpleStreamList', { RoomId: 'room' });
    expect(streams.Data?.['StreamList']).toMatchObject([
      { StreamId: 'peer-1-stream', UserId: 'peer-1', UserName: 'Ann' },
      { StreamId: 'peer-2-stream', UserId: 'peer-2' },
    ]);
  });

  it('and it takes a stream out of the list, of which its publisher hears nothing', async () => {
    const [ann, bob] = [await joined('ann'), await joined('bob')];
    await ann.publish('from-ann');
    await bob.hears('roomStreamUpdate', about('ADD', 'from-ann'));
    const stream = { RoomId: 'room', UserId: 'ann', StreamId: 'from-ann' };
    expect(await call('DeleteStream', stream)).toMatchObject({ Code: 0, Message: 'success' });
    await bob.hears('roomStreamUpdate', about('DELETE', 'from-ann'));
    expect(ann.heard('roomStreamUpdate')).toEqual([]);
    expect(ann.heard('publisherStateUpdate')).toHaveLength(1 + 1);
  });
});

describe('bans', () => {
  const rule = { RuleType: 4, RoomId: 'room', UserId: 'ann' };

  it('are refused where the vendor has not switched them on', async () => {
    const plain = await startLocalCloud({ port: 0 });
    const refused = ['SetForbidUserRule', 'DelForbidUserRule', 'DescribeForbidUserRules'];
    for (const action of refused) expect((await callApi(plain, action, rule)).Code).toBe(9);
    // That they have to be is not said of these.
    expect((await callApi(plain, 'ForbidRTCStream', { StreamId: 's', Sequence: 1 })).Code).toBe(0);
    await plain.close();
  });

  it('are listed, replaced and taken back', async () => {
    const before = Math.floor(Date.now() / 1000);
    const set = (privileges: string[], EffectiveTime: number) =>
      call('SetForbidUserRule', { ...rule, DisabledPrivilege: privileges, EffectiveTime });
    await set(['1'], 60);
    const { Data } = await set(['1', '2'], 120);
    const expires = Data?.['ExpireTime'] as number;
    expect(expires - before).toBeGreaterThanOrEqual(120);
    expect(expires - before).toBeLessThan(125);
    const listed = await call('DescribeForbidUserRules', { RuleType: 4 });
    expect(listed.Data?.['RuleList']).toEqual([
      { ...rule, IP: '', DisabledPrivilegeList: [1, 2], ExpireTime: expires },
    ]);
    expect(await code('DelForbidUserRule', rule)).toBe(0);
    expect(await code('DelForbidUserRule', rule)).toBe(50124);
  });

  it('are no more than a hundred for addresses', async () => {
    const set = (IP: string) =>
      code('SetForbidUserRule', { RuleType: 1, IP, DisabledPrivilege: ['1'], EffectiveTime: 60 });
    const codes = [];
    for (let n = 1; n <= 101; n += 1) {
      let answer = await set(`10.0.0.${n}`);
      while (answer === 206) {
        await new Promise((resolve) => setTimeout(resolve, 100));
        answer = await set(`10.0.0.${n}`);
      }
      codes.push(answer);
    }
    expect(codes.slice(0, 100).every((one) => one === 0)).toBe(true);
    expect(codes[100]).toBe(50123);
    // One that is there already may be changed.
    await new Promise((resolve) => setTimeout(resolve, 1050));
    expect(await set('10.0.0.1')).toBe(0);
  });

  it('of streams need a higher number each time', async () => {
    const [forbid, resume] = ['ForbidRTCStream', 'ResumeRTCStream'].map(
      (action) => (Sequence: number) => code(action, { StreamId: 's', Sequence }),
    );
    expect([await forbid?.(5), await resume?.(4), await resume?.(5)]).toEqual([0, 30003, 30003]);
    expect(await resume?.(6)).toBe(0);
  });

  it('of streams come twenty at a time, too', async () => {
    const StreamId = Array.from({ length: 21 }, (_, n) => `s-${n}`);
    expect(await code('ForbidRTCStreams', { StreamId, Sequence: 5 })).toBe(2);
    const some = { StreamId: StreamId.slice(1) };
    expect(await code('ForbidRTCStreams', { ...some, Sequence: 5 })).toBe(0);
    expect(await code('ResumeRTCStream', { StreamId: 's-3', Sequence: 5 })).toBe(30003);
    expect(await code('ResumeRTCStreams', { ...some, Sequence: 6 })).toBe(0);
  });
});
