/** The service's routes in a backend of somebody else's, which has its own ways with everything. */
import { callbackSignature } from '../../server/callbacks/signature';
import { createBackend } from '../../server/example/backend';
import { ServiceError, verifyToken04, type VoiceCallTokensOptions } from '../../server/index';
import { SERVER_SECRET } from '../support/token-service';

const options: VoiceCallTokensOptions = {
  appID: 1,
  secret: SERVER_SECRET,
  policy: 'open',
  identify: async (credentials) => {
    if ('key' in credentials) throw new ServiceError(401, 'key_refused', 'Show a code.');
    return { kind: 'member', id: credentials.code };
  },
};

type Backend = Awaited<ReturnType<typeof createBackend>>;
let backend: Backend;
afterEach(() => backend.close());

const begin = async (more: Partial<VoiceCallTokensOptions> = {}) => {
  backend = await createBackend({ ...options, ...more });
};

async function post(url: string, payload: object | string, headers: Record<string, string> = {}) {
  const response = await backend.inject({ method: 'POST', url, payload, headers });
  const { statusCode: status, headers: answered } = response;
  return { status, headers: answered, body: response.json<Record<string, unknown>>() };
}

const member = async (code = 'ann') => {
  const { body } = await post('/calls/v1/login', { code });
  return { Authorization: `Bearer ${String(body['session'])}` };
};

test('a token for a room comes from under its prefix', async () => {
  await begin();
  const login = await post('/calls/v1/login', { code: 'ann' });
  const session = { Authorization: `Bearer ${String(login.body['session'])}` };
  const { status, headers, body } = await post('/calls/v1/token', { roomID: 'room' }, session);
  expect(status).toBe(200);
  expect(headers['cache-control']).toBe('no-store');
  expect(verifyToken04(String(body['token']), options)).toMatchObject({
    ok: true,
    content: { userID: login.body['userID'], payload: expect.stringContaining('"room"') as string },
  });
});

test('a guest gets into the room of the invitation, and no other', async () => {
  await begin();
  const { body } = await post('/calls/v1/invite', { roomID: 'room' }, await member());
  const guest = await post('/calls/v1/login', { ticket: body['ticket'] });
  const session = { Authorization: `Bearer ${String(guest.body['session'])}` };
  expect(await post('/calls/v1/token', { roomID: 'room' }, session)).toMatchObject({ status: 200 });
  expect(await post('/calls/v1/token', { roomID: 'other' }, session)).toMatchObject({
    status: 403,
    body: { code: 'another_room' },
  });
});

test('an option that is there, but undefined, is left out', async () => {
  await begin({
    ...{ ticketUses: undefined, zegoURL: undefined, callbackSecret: undefined },
    lifetimes: { tokenTtl: undefined, ticketTtl: undefined },
    limits: { perIP: undefined, perSession: undefined },
  });
  const session = await member();
  const { body } = await post('/calls/v1/invite', { roomID: 'room' }, session);
  expect(Number(body['expiresAt']) - Date.now() / 1000).toBeGreaterThan(3590);
  expect(await post('/calls/v1/login', { ticket: body['ticket'] })).toMatchObject({ status: 200 });
  const token = await post('/calls/v1/token', { roomID: 'room' }, session);
  expect(Number(token.body['expiresAt']) - Date.now() / 1000).toBeGreaterThan(14_390);
});

test('an operator’s key that nobody could send is refused at once', async () => {
  await begin();
  const another = createBackend({
    ...options,
    operatorKey: 'with a space, and 32 characters long',
  });
  await expect(another).rejects.toThrow(RangeError);
});

test('ZEGO’s callbacks may come twenty times as often as others do', async () => {
  const secret = 'callback-secret-of-the-tests';
  await begin({ callbackSecret: secret, limits: { perIP: 3 } });
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), '1'];
  const signature = callbackSignature(secret, timestamp, nonce);
  const told = { timestamp, nonce, signature, event: 'room_close', room_id: 'room' };
  const statuses: number[] = [];
  for (let n = 0; n < 61; n += 1) {
    statuses.push((await post('/calls/v1/zego-callback', told)).status);
  }
  expect(statuses).toEqual([...Array<number>(60).fill(200), 429]);
});

const json = { 'content-type': 'application/json' };

test.each<[string, number, string, object | string, Record<string, string>]>([
  ['what is no JSON', 400, 'not_json', '{', json],
  ['a text', 415, 'not_json', 'roomID=room', { 'content-type': 'text/plain' }],
  ['a number where a text must be', 400, 'body_invalid', { code: 5 }, {}],
  ['a field too many', 400, 'body_invalid', { code: 'ann', userID: 'bob' }, {}],
  ['8 KiB and more', 413, 'too_large', { code: 'x'.repeat(8192) }, {}],
  ['what proves nothing', 401, 'key_refused', { key: 'ann' }, {}],
])('refuses %s as the service does', async (_, status, code, payload, headers) => {
  const refusals: string[] = [];
  await begin({ onRefusal: (refusal) => void refusals.push(refusal) });
  const answer = await post('/calls/v1/login', payload, headers);
  expect(answer).toMatchObject({ status, body: { code, message: expect.any(String) as string } });
  expect(Object.keys(answer.body)).toEqual(['code', 'message']);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(refusals).toEqual([code]);
});

test('refuses whoever shows no session', async () => {
  await begin();
  expect(await post('/calls/v1/token', { roomID: 'room' })).toMatchObject({
    status: 401,
    body: { code: 'session_missing' },
  });
});

test('an address has its limit, as far as the backend trusts who tells it', async () => {
  await begin({ limits: { perIP: 3 } });
  const from = (ip: string) => post('/calls/v1/login', { code: 'ann' }, { 'x-forwarded-for': ip });
  for (let n = 0; n < 3; n += 1) expect((await from('192.0.2.1')).status).toBe(200);
  const refused = await from('192.0.2.1');
  expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } });
  expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
  expect((await from('192.0.2.2')).status).toBe(200);
});

test('a user has a limit, however many sessions', async () => {
  await begin({ limits: { perSession: 2 } });
  const ask = async () => post('/calls/v1/token', { roomID: 'room' }, await member());
  expect([(await ask()).status, (await ask()).status, (await ask()).status]).toEqual([
    200, 200, 429,
  ]);
});

test('lifetimes of one’s own hold', async () => {
  await begin({ lifetimes: { tokenTtl: 60 } });
  const now = Math.floor(Date.now() / 1000);
  const { body } = await post('/calls/v1/token', { roomID: 'room' }, await member());
  expect(Number(body['expiresAt']) - now).toBeLessThanOrEqual(61);
});

test('the backend’s own routes and errors stay as they were', async () => {
  await begin();
  expect(await post('/orders', { count: '3' })).toMatchObject({ status: 200, body: { count: 3 } });
  expect(await post('/orders', '{', json)).toMatchObject({
    status: 500,
    body: { problem: expect.any(String) as string },
  });
  const lost = { status: 404, body: { problem: 'no such page' } };
  expect(await post('/calls/v1/nowhere', {})).toMatchObject(lost);
  expect((await post('/orders', {})).headers['cache-control']).toBeUndefined();
});

test.each([
  ['appID', { appID: 0 }],
  ['ServerSecret', { secret: 'short' }],
])('a wrong %s is told when it is registered', async (name, wrong) => {
  await begin();
  await expect(createBackend({ ...options, ...wrong })).rejects.toThrow(name);
});
