import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { callbackSignature } from '../../tools/local-cloud/callbacks/callback-sender';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import type { CallbackForm } from '../../tools/local-cloud/options';
import { callApi } from '../support/zego-api';
import { createCaller, type Caller } from './caller';
import { until } from '../support/until';

type Fields = Record<string, unknown>;

const SECRET = 'of-the-callbacks';

let cloud: LocalCloud;
let receiver: Server;
/** The bodies as they came, those that were refused included. */
let bodies: string[];
let types: (string | undefined)[];
/** What the receiver answers with; 200 when it has run out. */
let statuses: number[];
const callers: Caller[] = [];

beforeEach(async () => {
  bodies = [];
  types = [];
  statuses = [];
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (data) => (body += String(data)));
    request.on('end', () => {
      bodies.push(body);
      types.push(request.headers['content-type']);
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
  const { port } = receiver.address() as AddressInfo;
  cloud = await startLocalCloud({
    port: 0,
    graceMs: 100,
    callbackURL: `http://127.0.0.1:${port}/callbacks`,
    callbackSecret: SECRET,
    callbackRetryMs: 20,
  });
});

afterEach(async () => {
  for (const one of callers.splice(0)) one.hangUp();
  await cloud.close();
  receiver.closeAllConnections();
  await new Promise((resolve) => receiver.close(resolve));
});

async function joined(userID: string): Promise<Caller> {
  const one = createCaller(cloud, userID);
  callers.push(one);
  await one.join('room');
  return one;
}

const events = () => bodies.map((body) => JSON.parse(body) as Fields);
const named = (event: string) => events().filter((one) => one['event'] === event);

/** Resolves with the last of an event, once there were so many. */
async function told(event: string, count = 1): Promise<Fields> {
  await until(() => named(event).length >= count);
  return named(event).at(-1) ?? {};
}

const idOf = (fields: Fields) => String(fields['id_name']);
const typesOf = (fields: Fields, ...names: string[]) => names.map((name) => typeof fields[name]);

it.each([
  ['secret', '1470820198', '123412', '5bd59fd62953a8059fb7eaba95720f66d19e4517'],
  [
    'callbacksecret0123456789abcdef00',
    '1700000000',
    '350176',
    'c29e7923affbb84951c91d2189b1e7ec7667cfc5',
  ],
])('the signature with %s, %s and %s', (secret, timestamp, nonce, expected) => {
  expect(callbackSignature({ secret, timestamp, nonce })).toBe(expected);
});

it('tell of a call from its first user to its last, signed', async () => {
  const ann = await joined('ann');
  await ann.publish('from-ann');
  ann.engine.getPusherInstance()?.stop();
  await told('stream_close');
  ann.engine.logoutRoom('room');
  await told('room_close');
  await until(() => bodies.length === 6);
  expect(named('room_create')[0]).toMatchObject({ room_id: 'room', id_name: 'ann', appid: 1 });
  expect(named('room_login')[0]).toMatchObject({
    room_id: 'room',
    user_account: 'ann',
    user_nickname: 'name of ann',
    user_update_seq: '1',
    relogin: '0',
    term_type: '7',
    auth_level: '4',
  });
  const stream = { stream_id: 'from-ann', stream_alias: 'from-ann', user_id: 'ann' };
  expect(named('stream_create')[0]).toMatchObject({ ...stream, recreate: '0', rtmp_url: [] });
  expect(named('stream_close')[0]).toMatchObject({ ...stream, type: '0' });
  expect(named('room_logout')[0]).toMatchObject({
    user_account: 'ann',
    reason: '0',
    user_update_seq: '2',
    session_id: named('room_login')[0]?.['session_id'],
  });
  expect(named('room_close')[0]).toMatchObject({ close_reason: 0 });
  for (const one of events()) {
    const [timestamp, nonce] = [String(one['timestamp']), String(one['nonce'])];
    expect(one['signature']).toBe(callbackSignature({ secret: SECRET, timestamp, nonce }));
  }
});

it('have numbers in those of a room and strings elsewhere, and a number beyond 2^53', async () => {
  const ann = await joined('ann');
  await ann.publish('from-ann');
  ann.engine.logoutRoom('room');
  await told('room_close');
  const number = ['appid', 'timestamp', 'room_session_id'];
  for (const event of ['room_create', 'room_close']) {
    expect(typesOf(await told(event), ...number)).toEqual(['number', 'number', 'number']);
  }
  for (const event of ['room_login', 'room_logout', 'stream_create', 'stream_close']) {
    const { rtmp_url, hls_url, hdl_url, pic_url, ...fields } = await told(event);
    for (const one of [rtmp_url, hls_url, hdl_url, pic_url]) {
      expect(one === undefined || Array.isArray(one)).toBe(true);
    }
    expect(Object.entries(fields).filter(([, value]) => typeof value !== 'string')).toEqual([]);
  }
  const raw = bodies.find((body) => body.includes('room_create')) ?? '';
  const session = /"room_session_id":(\d+)/.exec(raw)?.[1] ?? '';
  expect(BigInt(session)).toBeGreaterThan(2n ** 53n);
  expect(named('room_login')[0]?.['room_seq']).toBe(session);
  expect(named('stream_create')[0]?.['room_session_id']).toBe(session);
  // As who reads it carelessly finds it.
  expect(String((JSON.parse(raw) as Fields)['room_session_id'])).not.toBe(session);
});

describe('say why', () => {
  it('somebody was removed', async () => {
    const ann = await joined('ann');
    await ann.publish('from-ann');
    await callApi(cloud, 'KickoutUser', { RoomId: 'room', UserId: ['ann'] });
    expect(await told('room_logout')).toMatchObject({ reason: '3' });
    expect(await told('stream_close')).toMatchObject({ type: '3' });
    expect(await told('room_close')).toMatchObject({ close_reason: 3 });
  });

  it('somebody was lost', async () => {
    const ann = await joined('ann');
    await ann.publish('from-ann');
    ann.hangUp();
    expect(await told('room_logout')).toMatchObject({ reason: '2' });
    expect(await told('stream_close')).toMatchObject({ type: '4' });
    expect(await told('room_close')).toMatchObject({ close_reason: 2 });
  });

  it.each([
    [false, 0],
    [true, 1],
  ])('a room was closed, of which is told if asked for: %s', async (RoomCloseCallback, count) => {
    const ann = await joined('ann');
    await ann.publish('from-ann');
    await callApi(cloud, 'CloseRoom', { RoomId: 'room', RoomCloseCallback });
    expect(await told('room_logout')).toMatchObject({ reason: '3' });
    expect(await told('stream_close')).toMatchObject({ type: '5' });
    await joined('bob');
    await told('room_login', 2);
    expect(named('room_close')).toHaveLength(count);
  });

  it('a stream was deleted', async () => {
    const ann = await joined('ann');
    await ann.publish('from-ann');
    const stream = { RoomId: 'room', UserId: 'ann', StreamId: 'from-ann' };
    await callApi(cloud, 'DeleteStream', stream);
    expect(await told('stream_close')).toMatchObject({ type: '100' });
  });
});

describe('on their way', () => {
  it('are tried five times more, each time signed, and then lost', async () => {
    statuses = [500, 500, 404, 302, 503, 500];
    cloud.addPeers('room', 1, { publish: false });
    // The room and its user, of which one takes all refusals in the worst case.
    await until(() => statuses.length === 0);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(new Set(events().map(({ event }) => event))).toEqual(
      new Set(['room_create', 'room_login']),
    );
    // Six refusals and what was taken in the end.
    expect(bodies.length).toBe(8);
  });

  it('are lost for good after 62 s, here 1.2', async () => {
    statuses = Array.from({ length: 12 }, () => 500);
    cloud.addPeers('room', 1, { publish: false });
    await until(() => statuses.length === 0);
    await new Promise((resolve) => setTimeout(resolve, 1000));
    expect(bodies).toHaveLength(12);
  });

  it('are dropped and doubled on purpose', async () => {
    cloud.faults.disturbCallbacks({ dropEvery: 2 });
    cloud.addPeers('room', 3, { publish: false });
    await until(() => bodies.length === 2);
    cloud.faults.disturbCallbacks({ doubleEvery: 1 });
    cloud.removePeers('room', { userIDs: ['peer-3'] });
    await until(() => named('room_logout').length === 2);
    expect(bodies).toHaveLength(4);
    cloud.faults.reset();
    cloud.removePeers('room', { userIDs: ['peer-2'] });
    await until(() => named('room_logout').length === 3);
  });

  it('come in another order on purpose', async () => {
    cloud.faults.disturbCallbacks({ shuffleMs: 100 });
    cloud.addPeers('room', 2, { publish: false });
    await until(() => bodies.length === 3);
    const seen = events().map((one) => one['user_account'] ?? one['event']);
    expect(seen[0]).not.toBe('room_create');
    expect([...seen].sort()).toEqual(['peer-1', 'peer-2', 'room_create']);
  });
});

it.each<[CallbackForm, string, (body: string) => string | null]>([
  ['encoded', 'application/json', (body) => idOf(JSON.parse(decodeURIComponent(body)) as Fields)],
  ['form', 'application/x-www-form-urlencoded', (body) => new URLSearchParams(body).get('id_name')],
])('are written as %s on request', async (callbackForm, type, read) => {
  await cloud.close();
  cloud = await startLocalCloud({ ...cloud.options, port: 0, callbackForm });
  cloud.addPeers('room', 1, { publish: false });
  await until(() => bodies.length === 2);
  const created = bodies.find((body) => body.includes('room_create')) ?? '';
  expect([types, created.includes('{'), read(created)]).toEqual([[type, type], false, 'peer-1']);
});

it('go nowhere unless there is somewhere', async () => {
  const plain = await startLocalCloud({ port: 0 });
  plain.addPeers('room', 1);
  await new Promise((resolve) => setTimeout(resolve, 100));
  await plain.close();
  expect(bodies).toEqual([]);
});
