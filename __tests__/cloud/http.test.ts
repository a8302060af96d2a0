import { verifyToken04 } from '../../server/token04';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';

let cloud: LocalCloud;

beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0, tokenTtl: 60 });
});

afterEach(() => cloud.close());

interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Record<string, unknown>;
}

async function call(
  method: 'GET' | 'POST' | 'OPTIONS',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(`http://${cloud.host}${path}`, {
    method,
    headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
    body: typeof body === 'string' || body === undefined ? body : JSON.stringify(body),
  });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    body: text ? (JSON.parse(text) as Record<string, unknown>) : {},
  };
}

const login = (body: object) => call('POST', '/v1/login', body);
const token = (session: unknown, body: object) =>
  call('POST', '/v1/token', body, { Authorization: `Bearer ${String(session)}` });

describe('the token service over HTTP', () => {
  it('takes a key for a session, and a session for a token that is good here', async () => {
    const { status, body } = await login({ key: 'tab-1' });
    expect(status).toBe(200);
    const answer = await token(body['session'], { roomID: 'room' });
    expect(answer.status).toBe(200);
    expect(answer.body['userID']).toBe(body['userID']);
    expect(verifyToken04(String(answer.body['token']), cloud.options)).toMatchObject({ ok: true });
  });

  it('knows a phone again by the first part of its code', async () => {
    const [first, again, other] = await Promise.all(
      ['phone-1.aaa', 'phone-1.bbb', 'phone-2.ccc'].map((code) => login({ code })),
    );
    expect(again?.body['userID']).toBe(first?.body['userID']);
    expect(other?.body['userID']).not.toBe(first?.body['userID']);
  });

  it.each([
    ['no credentials', {}, 400],
    ['no JSON', '{', 400],
    ['a list', '[]', 400],
    ['far too much', JSON.stringify({ key: 'x'.repeat(100_000) }), 413],
  ])('answers %s with a code and a message', async (_, body, status) => {
    const answer = await call('POST', '/v1/login', body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ code: expect.any(String), message: expect.any(String) });
  });

  it('wants a session for a token', async () => {
    expect((await call('POST', '/v1/token', { roomID: 'room' })).status).toBe(401);
    expect((await token('forged', { roomID: 'room' })).status).toBe(401);
    const { body } = await login({ key: 'tab' });
    expect((await token(body['session'], {})).status).toBe(400);
  });

  it('turns an invitation into a session that is good for its room only', async () => {
    const member = (await login({ key: 'tab' })).body;
    const bearer = { Authorization: `Bearer ${String(member['session'])}` };
    const invitation = await call('POST', '/v1/invite', { roomID: 'room' }, bearer);
    expect(invitation).toMatchObject({
      status: 200,
      body: { ticket: expect.any(String), expiresAt: expect.any(Number) },
    });
    const guest = (await login({ ticket: invitation.body['ticket'] })).body;
    expect(guest['userID']).not.toBe(member['userID']);
    expect(await token(guest['session'], { roomID: 'room' })).toMatchObject({
      status: 200,
      body: { userID: guest['userID'] },
    });
    expect((await token(guest['session'], { roomID: 'another' })).status).toBe(403);
    expect((await login({ ticket: 'forged' })).status).toBe(401);
    expect((await call('POST', '/v1/invite', { roomID: 'room' })).status).toBe(401);
  });

  it('can be told to fail', async () => {
    cloud.faults.refuse({ target: 'token', status: 502, times: 1 });
    expect((await login({ key: 'tab' })).status).toBe(502);
    expect((await login({ key: 'tab' })).status).toBe(200);
  });
});

describe('the HTTP server', () => {
  it('is healthy, and says so', async () => {
    expect(await call('GET', '/healthz')).toMatchObject({ status: 200, body: { ok: true } });
  });

  it('tells the web SDK to keep its log', async () => {
    const { status, body } = await call('GET', '/zglog/whitelist?product=rtc&appid=1');
    expect([status, body]).toEqual([200, { code: 0, data: { type: 0 } }]);
  });

  it('swallows the log that the SDK uploads', async () => {
    expect((await call('POST', '/httplog', '{"a":1}\n{"b":2}')).status).toBe(200);
  });

  it('does not know other paths', async () => {
    for (const path of ['/v2', '/v1/other']) {
      expect(await call('GET', path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
    }
  });

  it.each(['http://localhost:10086', 'http://127.0.0.1', 'http://[::1]:3000'])(
    'lets pages of %s in',
    async (Origin) => {
      const preflight = await call('OPTIONS', '/v1/login', undefined, { Origin });
      expect(preflight.status).toBe(204);
      expect(preflight.headers.get('access-control-allow-origin')).toBe(Origin);
      expect(preflight.headers.get('access-control-allow-headers')).toContain('Authorization');
    },
  );

  it.each(['https://example.com', 'http://localhost.example.com', 'null'])(
    'turns pages of %s away',
    async (Origin) => {
      const answer = await call('POST', '/v1/login', { key: 'tab' }, { Origin });
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    },
  );
});

describe('control over HTTP', () => {
  it('shows the state of the cloud', async () => {
    cloud.addPeers('room', 1);
    const { body } = await call('GET', '/control/state');
    expect(body).toEqual(JSON.parse(JSON.stringify(cloud.state())));
    expect(JSON.stringify(body)).not.toContain(cloud.options.secret);
  });

  it('puts virtual peers into a room and takes them out', async () => {
    const { body } = await call('POST', '/control/add-peers', {
      roomID: 'room',
      count: 2,
      together: true,
    });
    expect(body['peers']).toHaveLength(2);
    await call('POST', '/control/remove-peers', { roomID: 'room', userIDs: ['peer-1'] });
    expect(cloud.state().rooms[0]?.users.map(({ userID }) => userID)).toEqual(['peer-2']);
  });

  it('sets standing faults and ends them', async () => {
    await call('POST', '/control/delay', { ms: 40, jitterMs: 10, loss: 0.02 });
    await call('POST', '/control/silence', {});
    await call('POST', '/control/drop', { outageMs: 60_000 });
    await call('POST', '/control/refuse', { target: 'login', code: 201105, times: 2 });
    expect(cloud.state().faults).toEqual({
      latencyMs: 40,
      jitterMs: 10,
      loss: 0.02,
      silent: true,
      outage: true,
      refusals: [{ target: 'login', code: 201105, times: 2 }],
      heldMedia: [],
    });
    await call('POST', '/control/reset', {});
    expect(cloud.state().faults).toEqual({
      latencyMs: 0,
      jitterMs: 0,
      loss: 0,
      silent: false,
      outage: false,
      refusals: [],
      heldMedia: [],
    });
  });

  it.each([
    ['drop', {}],
    ['end-outage', {}],
    ['freeze', { ms: 1 }],
    ['thaw', {}],
    ['kick', { userID: 'peer-1', customReason: 'bye' }],
    ['kick', { userID: 'peer-1', session: true }],
    ['demand-relogin', { userID: 'peer-1' }],
    ['expire-token', { userID: 'peer-1' }],
    ['forget', { userID: 'peer-1' }],
    ['redirect', {}],
    ['close-connection', { dispatch: true }],
    ['push-streams', { roomID: 'room', action: 'delete', ahead: 2 }],
    ['skip-stream-seq', { roomID: 'room', by: 2 }],
  ])('knows %s', async (action, body) => {
    cloud.addPeers('room', 1);
    expect((await call('POST', `/control/${action}`, body)).status).toBe(200);
  });

  it.each([
    ['delay', {}, 400],
    ['delay', { ms: '40' }, 400],
    ['refuse', { target: 'everything' }, 400],
    ['remove-peers', { roomID: 'room', userIDs: 'peer-1' }, 400],
    ['kick', { userID: 'nobody' }, 404],
    ['push-streams', { roomID: 'nowhere', action: 'add' }, 404],
    ['explode', {}, 404],
  ])('refuses %s with %j', async (action, body, status) => {
    const answer = await call('POST', `/control/${action}`, body);
    expect(answer.status).toBe(status);
    expect(answer.body).toEqual({ code: expect.any(String), message: expect.any(String) });
  });
});
