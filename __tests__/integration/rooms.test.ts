/**
 * Rooms with a host: the token service of production, the unmodified SDK, and a cloud that holds everybody to what
 * the service said. What a changed client tries, fails: there, not on a screen.
 */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { about, createCaller, state, type Caller } from '../cloud/caller';
import { bearer, startTestService, type TestService } from '../support/token-service';
import { until } from '../support/until';

const CALLBACK_SECRET = 'callback-secret-of-the-tests';

let cloud: LocalCloud;
let service: TestService;
/** Where the cloud's callbacks come to: it is there before the service. */
let callbacks: Server;
const callers: Caller[] = [];
let host: Person;
let room: { roomID: string; hostKey: string };

interface Person extends Caller {
  readonly session: string;
}

beforeEach(async () => {
  callbacks = createServer((request, response) => {
    const { method, headers } = request;
    void fetch(`${service.url}/v1/zego-callback`, {
      method,
      headers: { 'content-type': headers['content-type'] ?? '' },
      body: request as unknown as BodyInit,
      duplex: 'half',
    } as RequestInit).then(({ status }) => response.writeHead(status).end());
  });
  await new Promise<void>((resolve) => callbacks.listen(0, '127.0.0.1', resolve));
  cloud = await startLocalCloud({
    port: 0,
    rights: true,
    bans: true,
    callbackURL: `http://127.0.0.1:${(callbacks.address() as AddressInfo).port}/`,
    callbackSecret: CALLBACK_SECRET,
  });
  const { appID, secret } = cloud.options;
  service = await startTestService({
    ...{ appID, secret, policy: 'minted', grantTtl: 60, callbackSecret: CALLBACK_SECRET },
    zegoURL: `http://${cloud.host}/zego-api`,
  });
  const session = await service.member('oHost');
  const { body } = await post('/v1/rooms', { role: 'listener' }, session);
  room = { roomID: String(body['roomID']), hostKey: String(body['hostKey']) };
  host = await come(session, { hostKey: room.hostKey });
  await host.publish('from-host');
});

afterEach(async () => {
  for (const one of callers.splice(0)) one.hangUp();
  await service.close();
  await cloud.close();
  callbacks.closeAllConnections();
  callbacks.close();
});

const post = (path: string, body: object, session: string) =>
  service.send('POST', path, body, bearer(session));
const token = (session: string, shown: object = {}) =>
  post('/v1/token', { roomID: room.roomID, ...shown }, session);
const act = async (action: string, more: object = {}) => {
  const answer = await post('/v1/host', { ...room, action, ...more }, host.session);
  expect([answer.status, answer.text]).toEqual([200, '{}']);
};

/** Comes into the room with a token of the service. */
async function come(session: string, shown: object = {}): Promise<Person> {
  const { status, body } = await token(session, shown);
  expect(status).toBe(200);
  const one = createCaller(cloud, String(body['userID']));
  callers.push(one);
  await one.join(room.roomID, { token: String(body['token']) });
  return { ...one, session };
}

const listener = async (openid: string) => come(await service.member(openid));

/** The word of the service, as a client reads it. */
async function word(one: Person, t: string): Promise<Record<string, unknown>> {
  const [, { userID }, command] = (await one.hears(
    'IMRecvCustomCommand',
    (_roomID: string, _from: object, text: string) => text.includes(`"t":"${t}"`),
  )) as [string, { userID: string }, string];
  expect(userID).toBe('service');
  return JSON.parse(command) as Record<string, unknown>;
}

const streams = () => cloud.state().rooms[0]?.streams.map(({ streamID }) => streamID) ?? [];

/** Publishes without waiting for an event: that it isn't there is what is looked for. */
async function tryToPublish(one: Person, streamID: string): Promise<void> {
  one.engine.getPusherInstance()?.stop();
  try {
    await one.engine.createPusher()?.start(streamID);
    one.phone.pusherState(one.engine, streamID, 1002);
  } catch {
    // The SDK may say so, or not.
  }
  await new Promise((resolve) => setTimeout(resolve, 700));
  one.engine.getPusherInstance()?.stop();
}

test('a listener who may not speak can’t, is let speak within 2 s, and can’t once it is taken back', async () => {
  const ann = await listener('oAnn');
  await tryToPublish(ann, 'from-ann-0');
  expect(streams()).toEqual(['from-host']);

  const asked = performance.now();
  await act('grant', { userID: ann.userID });
  const { grant } = await word(ann, 'grant');
  const granted = await token(ann.session, { grant });
  expect(granted.body).toMatchObject({ publish: true });
  ann.engine.renewToken(String(granted.body['token']), room.roomID);
  await ann.publish('from-ann-1');
  await host.hears('roomStreamUpdate', about('ADD', 'from-ann-1'));
  expect(performance.now() - asked).toBeLessThan(2000);

  // A changed client, which doesn't stop, and tries again, also under another streamID.
  await act('revoke', { userID: ann.userID });
  await word(ann, 'revoke');
  await until(() => !streams().includes('from-ann-1'));
  await tryToPublish(ann, 'from-ann-1');
  await tryToPublish(ann, 'from-ann-2');
  expect(streams()).toEqual(['from-host']);
  expect((await token(ann.session, { grant })).body['code']).toBe('grant_invalid');

  // And once more.
  ann.forget();
  await act('grant', { userID: ann.userID });
  const again = await token(ann.session, { grant: (await word(ann, 'grant'))['grant'] });
  ann.engine.renewToken(String(again.body['token']), room.roomID);
  await ann.publish('from-ann-1');
  await until(() => streams().includes('from-ann-1'));
}, 40_000);

test('who is removed hears why, and comes back neither with an old token nor with a new one', async () => {
  const ann = await listener('oAnn');
  const kept = String((await token(ann.session)).body['token']);
  await act('remove', { userID: ann.userID, reason: '请下次再来' });
  const [, , code, data] = await ann.hears(
    'roomStateChanged',
    (_roomID: string, reason: string) => reason === 'KICKOUT',
  );
  expect(code).toBe(1002055);
  expect(JSON.parse(String(data))).toEqual({ custom_kickout_message: '请下次再来' });
  await ann.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
  await expect(ann.join(room.roomID, { token: kept })).rejects.toMatchObject({ code: 1002066 });
  expect((await token(ann.session)).body).toMatchObject({ code: 'removed', message: '请下次再来' });
  await act('readmit', { userID: ann.userID });
  const { body } = await token(ann.session);
  await ann.join(room.roomID, { token: String(body['token']) });
}, 30_000);

test('all are asked to mute, told of the lock, and put out at the end', async () => {
  const ann = await listener('oAnn');
  await act('mute-all');
  expect(await word(ann, 'mute-all')).toEqual({ v: 1, t: 'mute-all' });
  await act('lock');
  expect(await word(ann, 'locked')).toEqual({ v: 1, t: 'locked', on: true });
  await act('close', { reason: '下课' });
  for (const one of [host, ann]) {
    const [, , , data] = await one.hears(
      'roomStateChanged',
      (_roomID: string, reason: string) => reason === 'KICKOUT',
    );
    expect(String(data)).toContain('下课');
  }
  expect((await token(ann.session)).body['code']).toBe('room_locked');
}, 30_000);

test('the host sees who is in the room, and since when', async () => {
  const ann = await listener('oAnn');
  const seen = async () =>
    (
      await service.send('GET', `/v1/rooms/${room.roomID}`, undefined, {
        ...bearer(host.session),
        'x-host-key': room.hostKey,
      })
    ).body['members'] as { userID: string; userName: string; since: number | null }[];
  let members: Awaited<ReturnType<typeof seen>> = [];
  for (let tries = 0; tries < 10; tries += 1) {
    members = await seen();
    if (members.length === 2 && members.every(({ since }) => since !== null)) break;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
  const now = Date.now() / 1000;
  expect(members.map(({ userID }) => userID).sort()).toEqual([host.userID, ann.userID].sort());
  for (const { since, userName } of members) {
    expect(Math.abs(now - Number(since))).toBeLessThan(30);
    expect(userName).toMatch(/^name of u/);
  }
}, 30_000);
