/** Where a phone asks for the way to publish, with what no SDK would show there. */
import { generateToken04 } from '../../server/token04';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import { ServerCode } from '../../tools/local-cloud/protocol/codes';
import { wayToPublish as askTheWay } from '../support/way-to-publish';
import { callApi } from '../support/zego-api';
import { createCaller, type Caller } from './caller';

let cloud: LocalCloud;
let ann: Caller;

/** Ann listens in one room. What she asks for by hand she asks on a socket of her own. */
beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0, rights: true, bans: true });
  ann = createCaller(cloud, 'ann');
  await ann.join('room', { token: token({ publish: false }) });
});

afterEach(async () => {
  ann.hangUp();
  await cloud.close();
});

function token({
  userID = 'ann',
  roomID = 'room',
  publish = true,
  streamIDs,
}: {
  userID?: string;
  roomID?: string;
  publish?: boolean;
  streamIDs?: string[];
}): string {
  return cloud.token(userID, { privilege: { roomID, login: true, publish, streamIDs } });
}

const wayToPublish = (shown: string, userID = 'ann') => askTheWay(cloud, shown, userID);

const ban = (target: Record<string, string | number>, privilege: string) =>
  callApi(cloud, 'SetForbidUserRule', {
    ...target,
    DisabledPrivilege: [privilege],
    EffectiveTime: 60,
  });

it.each<[string, () => string, number]>([
  ['her own token, to listen with', () => token({ publish: false }), ServerCode.TokenForeignStream],
  ['her token for another room', () => token({ roomID: 'other' }), ServerCode.TokenForeignRoom],
  ["somebody else's token", () => token({ userID: 'bob' }), ServerCode.TokenForeignUser],
  ['one for other streams', () => token({ streamIDs: ['x'] }), ServerCode.TokenForeignStream],
  [
    'one that is over',
    () => generateToken04({ ...cloud.options, userID: 'ann', ttl: 60, now: 1_700_000_000 }),
    ServerCode.TokenExpired,
  ],
  ['no token', () => '', ServerCode.TokenMalformed],
  ['a token for this room, to speak with', () => token({}), ServerCode.Ok],
  ['one for this stream', () => token({ streamIDs: ['mine'] }), ServerCode.Ok],
])('with %s', async (_, shown, code) => {
  expect(await wayToPublish(shown())).toBe(code);
});

it.each<[string, Record<string, string | number>, string, number]>([
  ['to publish here', { RuleType: 4, RoomId: 'room', UserId: 'ann' }, '2', 205030],
  ['to enter here', { RuleType: 4, RoomId: 'room', UserId: 'ann' }, '1', 205030],
  ['anything anywhere', { RuleType: 3, UserId: 'ann' }, '2', 205030],
  ['this room to all', { RuleType: 2, RoomId: 'room' }, '2', 205030],
  ['this address', { RuleType: 1, IP: '127.0.0.1' }, '2', 205030],
  ['another room', { RuleType: 4, RoomId: 'other', UserId: 'ann' }, '2', 0],
  ['another user', { RuleType: 4, RoomId: 'room', UserId: 'bob' }, '2', 0],
])('under a rule that forbids %s', async (_, rule, privilege, code) => {
  await ban(rule, privilege);
  expect(await wayToPublish(token({}))).toBe(code);
});

it('who is in no room is met by a rule about the room of their token, or about any', async () => {
  const plain = () => cloud.token('bob');
  expect(await wayToPublish(token({ userID: 'bob' }), 'bob')).toBe(ServerCode.Ok);
  await ban({ RuleType: 2, RoomId: 'elsewhere' }, '2');
  expect(await wayToPublish(plain(), 'bob')).toBe(ServerCode.Ok);
  await ban({ RuleType: 4, RoomId: 'room', UserId: 'bob' }, '2');
  expect(await wayToPublish(token({ userID: 'bob' }), 'bob')).toBe(ServerCode.ForbiddenUser);
  expect(await wayToPublish(plain(), 'bob')).toBe(ServerCode.ForbiddenUser);
  expect(await wayToPublish(token({ userID: 'bob', roomID: 'other' }), 'bob')).toBe(ServerCode.Ok);
});
