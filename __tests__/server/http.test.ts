import { verifyToken04 } from '../../server/token04';
import { readPrivilege } from '../../server/privilege';
import { bearer, SERVER_SECRET, startForTest, type TestService } from '../support/token-service';

let service: TestService;

const start = startForTest((one) => (service = one));

const token = (session: string, headers: Record<string, string> = {}) =>
  service.send('POST', '/v1/token', { roomID: 'room' }, { ...bearer(session), ...headers });

describe('the way in', () => {
  it('takes a code of WeChat for a session, and that for a token to one room', async () => {
    await start();
    const code = service.weChat.code('oAnn');
    const login = await service.send('POST', '/v1/login', { code });
    expect(login).toMatchObject({
      status: 200,
      body: { session: expect.any(String), userID: expect.stringMatching(/^u[\w-]{24}$/) },
    });
    const { status, body } = await token(String(login.body['session']));
    expect(status).toBe(200);
    expect(body['userID']).toBe(login.body['userID']);
    const result = verifyToken04(String(body['token']), { appID: 1, secret: SERVER_SECRET });
    expect(result).toMatchObject({
      ok: true,
      content: { userID: body['userID'], expiresAt: body['expiresAt'] },
    });
    expect(result.ok && readPrivilege(result.content.payload)).toEqual({
      roomID: 'room',
      login: true,
      publish: true,
    });
  });

  it('knows the same person again, by a userID that tells nothing of the openid', async () => {
    await start();
    const ids = await Promise.all(
      ['oAnn', 'oAnn', 'oBob'].map(async (openid) => {
        const { body } = await token(await service.member(openid));
        return String(body['userID']);
      }),
    );
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
    expect(ids.join()).not.toMatch(/oAnn|oBob/);
  });

  it('takes a ticket for a session of a guest', async () => {
    await start();
    const { status, body } = await token(await service.guest('room'));
    expect(status).toBe(200);
    expect(body['userID']).toMatch(/^g/);
  });

  it.each([
    ['busy', [{ errcode: -1 }, { errcode: -1 }, { errcode: -1 }], 503, null],
    ['counting', [{ errcode: 45011 }], 429, '60'],
    ['not set up', [{ errcode: 40125 }], 500, null],
  ])('says when WeChat is %s', async (_, troubles, status, retryAfter) => {
    await start();
    service.weChat.troubles = troubles;
    const answer = await service.send('POST', '/v1/login', { code: service.weChat.code('oAnn') });
    expect(answer.status).toBe(status);
    expect(answer.headers.get('retry-after')).toBe(retryAfter);
    expect(answer.body).toEqual({ code: expect.any(String), message: expect.any(String) });
  });
});

describe('a proxy that was not made known', () => {
  const warnings = () => service.log.filter((line) => line.includes('TRUST_PROXY'));
  const forwarded = { 'X-Forwarded-For': '7.7.7.7' };

  it('is said once in the log, and to each who comes through it', async () => {
    await start();
    expect((await service.send('GET', '/healthz')).headers.has('x-forwarded-ignored')).toBe(false);
    expect(warnings()).toEqual([]);
    for (let n = 0; n < 3; n += 1) {
      const { headers } = await service.send('GET', '/healthz', undefined, forwarded);
      expect(headers.get('x-forwarded-ignored')).toBe('true');
    }
    expect(warnings()).toHaveLength(1);
    expect(warnings()[0]).toContain('"proxy":"127.0.0.1"');
  });

  it('is nothing to speak of where it was', async () => {
    await start({ trustProxy: ['127.0.0.1'] });
    const { headers } = await service.send('GET', '/healthz', undefined, forwarded);
    expect(headers.has('x-forwarded-ignored')).toBe(false);
    expect(warnings()).toEqual([]);
  });
});

describe('limits', () => {
  const spoofed = (number: number) => ({ 'X-Forwarded-For': `10.9.8.${number}` });

  it('count each address, whatever it asks and whoever it says it is', async () => {
    await start({ limits: { perIP: 3, perSession: 100 } });
    const paths = ['/v1/login', '/nowhere', '/v1/token', '/v1/login', '/nowhere'];
    const answers = [];
    for (const [index, path] of paths.entries()) {
      answers.push(await service.send('POST', path, {}, spoofed(index)));
    }
    expect(answers.map(({ status }) => status)).toEqual([400, 404, 401, 429, 429]);
    expect(answers[3]?.body).toEqual({
      code: 'too_many_requests',
      message: expect.any(String),
    });
    expect(Number(answers[3]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await service.send('GET', '/healthz')).status).toBe(200);
  });

  it('tell the clients of a trusted proxy apart, by what the proxy added', async () => {
    await start({ limits: { perIP: 2, perSession: 100 }, trustProxy: ['127.0.0.1'] });
    const from = (address: string) =>
      service.send('GET', '/nowhere', undefined, { 'X-Forwarded-For': address });
    expect((await from('7.7.7.7')).status).toBe(404);
    // What the client wrote itself stands left of what the proxy added.
    expect((await from('1.1.1.1, 7.7.7.7')).status).toBe(404);
    expect((await from('2.2.2.2, 7.7.7.7')).status).toBe(429);
    expect((await from('8.8.8.8')).status).toBe(404);
    // A household's IPv6 addresses count as one.
    expect((await from('2001:db8:1:2::1')).status).toBe(404);
    expect((await from('2001:db8:1:2::2')).status).toBe(404);
    expect((await from('2001:db8:1:2:3::3')).status).toBe(429);
    // Whom the proxy doesn't name are one.
    const odd = await Promise.all(['<script>', 'a'.repeat(3000), '999.1.1.1'].map(from));
    expect(odd.map(({ status }) => status).sort()).toEqual([404, 404, 429]);
  });

  it('count each user, from wherever and with however many sessions', async () => {
    await start({ limits: { perIP: 1000, perSession: 2 } });
    const [ann, again, bob] = [
      await service.member('oAnn'),
      await service.member('oAnn'),
      await service.member('oBob'),
    ];
    expect((await token(ann)).status).toBe(200);
    expect((await token(again)).status).toBe(200);
    const third = await token(ann);
    expect(third.status).toBe(429);
    expect(third.body['code']).toBe('too_many_requests');
    expect(Number(third.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await token(bob)).status).toBe(200);
  });
});

describe('pages of other origins', () => {
  const ORIGIN = 'https://call.example.com';
  const preflight = (Origin: string) =>
    service.send('OPTIONS', '/v1/token', undefined, {
      Origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'authorization,content-type',
    });

  it('may ask when they are named', async () => {
    await start({ corsOrigins: [ORIGIN] });
    const asked = await preflight(ORIGIN);
    expect(asked.status).toBe(204);
    expect(asked.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(asked.headers.get('access-control-allow-headers')).toBe(
      'authorization, content-type, x-host-key',
    );
    expect(asked.headers.get('access-control-allow-methods')).toContain('POST');
    const answer = await token(await service.member(), { Origin: ORIGIN });
    expect(answer.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(answer.headers.get('vary')).toContain('Origin');
    // A client reads how wrong its own clock is, and how long to wait.
    expect(answer.headers.get('access-control-expose-headers')).toMatch(/date.*retry-after/);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    // A refusal must be readable too.
    const refused = await token('a.b', { Origin: ORIGIN });
    expect(refused.status).toBe(401);
    expect(refused.headers.get('access-control-allow-origin')).toBe(ORIGIN);
  });

  it.each([
    'https://evil.example.com',
    'https://call.example.com.evil.org',
    'http://call.example.com',
    'https://call.example.com:8443',
    'null',
  ])('may not when they are not: %s', async (origin) => {
    await start({ corsOrigins: [ORIGIN] });
    const asked = await preflight(origin);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
    const answer = await token(await service.member(), { Origin: origin });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('may not when none is named', async () => {
    await start();
    const asked = await preflight(ORIGIN);
    expect(asked.status).toBe(405);
    expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  });
});
