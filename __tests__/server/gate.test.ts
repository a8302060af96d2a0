/** What strangers can do before they are anybody: nothing unseen, nothing unlimited, no alarm. */
import { createConnection } from 'node:net';
import { bearer, startForTest, type TestService } from '../support/token-service';
import { until } from '../support/until';

let service: TestService;

const start = startForTest((one) => (service = one));

interface Line {
  readonly level: string;
  readonly msg: string;
  readonly status?: number;
  readonly cut?: boolean;
  readonly turnedAway?: Readonly<Record<string, number>>;
}

const lines = () => service.log.map((line) => JSON.parse(line) as Line);
const alarms = () => lines().filter(({ level, status = 0 }) => level === 'error' || status >= 500);

/** Sends these bytes and goes away in the rudest way, at once or when told. */
function rude(bytes: string, when: Promise<unknown> = Promise.resolve()): Promise<void> {
  return new Promise((resolve) => {
    const socket = createConnection(Number(new URL(service.url).port), '127.0.0.1', () => {
      socket.write(bytes, () => void when.then(() => socket.resetAndDestroy()));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => resolve());
  });
}

const request = (method: string, path: string, more = '') =>
  `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${more}\r\n`;

describe('a path', () => {
  it.each(['/*a', '/:a(', '/*', '/:', '/v1/:x(', '/v1/*/*', '/::', '/a:b(c|d', '/(', '/%', '/%ff'])(
    'like %s: a 4xx, and no alarm',
    async (path) => {
      await start();
      for (const method of ['GET', 'POST', 'OPTIONS']) {
        expect(await service.raw(request(method, path))).toMatch(/^HTTP\/1.1 40[04] /);
      }
      expect(alarms()).toEqual([]);
    },
  );

  it('of a route with another method says which one is right', async () => {
    await start();
    const answer = await service.raw(request('GET', '/v1/login?a=/*a'));
    expect(answer).toMatch(/^HTTP\/1.1 405 /);
    expect(answer).toMatch(/allow: POST/i);
  });
});

test('a tunnel that is asked for and reset at once ends nobody else', async () => {
  await start({ limits: { perIP: 1e6, perSession: 100 } });
  const tunnel = 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n';
  for (let n = 0; n < 100; n += 1) await rude(tunnel);
  expect((await service.send('GET', '/healthz')).status).toBe(200);
});

test('sockets that are reset at once raise no alarm', async () => {
  await start({ limits: { perIP: 1e6, perSession: 100 } });
  const body = '{"code":"x"}';
  const login = request(
    'POST',
    '/v1/login',
    `Content-Type: application/json\r\nContent-Length: 12\r\n`,
  );
  for (let n = 0; n < 300; n += 1) {
    await rude([login + body, login, request('GET', '/v1/token'), 'GARBAGE\r\n\r\n'][n % 4] ?? '');
  }
  expect((await service.send('GET', '/healthz')).status).toBe(200);
  expect(alarms()).toEqual([]);
});

describe('what is cut before its answer', () => {
  it('leaves a line', async () => {
    await start();
    service.weChat.latency = 300;
    const body = JSON.stringify({ code: service.weChat.code('oAnn') });
    const asked = until(() => service.weChat.asked > 0);
    await rude(
      request(
        'POST',
        '/v1/login',
        `Content-Type: application/json\r\nContent-Length: ${body.length}\r\n`,
      ) + body,
      asked,
    );
    await until(() => lines().some(({ cut }) => cut));
    const line = lines().find(({ cut }) => cut);
    expect(line).toMatchObject({
      route: '/v1/login',
      method: 'POST',
      ip: '127.0.0.1',
      msg: 'cut before its answer',
    });
    expect(line).not.toHaveProperty('status');
    expect(await service.metrics.text()).toContain('{route="/v1/login",status="cut"} 1');
  });

  it('counts, so that it can’t be done for ever', async () => {
    await start({ limits: { perIP: 20, perSession: 100 } });
    service.weChat.latency = 2000;
    const enough = until(() => service.weChat.asked >= 20);
    const many = Array.from({ length: 60 }, async () => {
      const body = JSON.stringify({ code: service.weChat.code('oAnn') });
      const type = 'Content-Type: application/json\r\n';
      const length = `Content-Length: ${body.length}\r\n`;
      await rude(request('POST', '/v1/login', type + length) + body, enough);
    });
    await Promise.all(many);
    await until(() => lines().filter(({ cut }) => cut).length === 20);
    expect(service.weChat.asked).toBe(20);
  });
});

describe('whatever is asked is limited, and told in sum', () => {
  it.each([
    ['a path that can’t be read', request('GET', '/%ff')],
    ['OPTIONS', request('OPTIONS', '/v1/login')],
    ['a path that is none', request('GET', '/*a')],
    ['an expectation', request('POST', '/v1/login', 'Expect: wonders\r\nContent-Length: 0\r\n')],
    ['a method that nobody has', request('PURGE', '/v1/login')],
  ])('%s', async (_, bytes) => {
    await start({ limits: { perIP: 10, perSession: 100 } });
    const answers = await Promise.all(Array.from({ length: 50 }, () => service.raw(bytes)));
    const limited = answers.filter((answer) => answer.startsWith('HTTP/1.1 429 '));
    // On a slow machine some are welcome again meanwhile.
    expect(limited.length).toBeGreaterThanOrEqual(30);
    expect(limited.length).toBeLessThanOrEqual(40);
    for (const answer of limited) expect(answer).toMatch(/retry-after: \d/i);
    const answered = answers.length - limited.length;
    await until(() => lines().filter(({ msg }) => msg === 'answered').length === answered);
    await service.close();
    const told = lines().filter(({ msg }) => msg === 'turned away');
    const sums = told.map(({ turnedAway }) => turnedAway?.['too_many_requests'] ?? 0);
    expect(sums.reduce((sum, count) => sum + count, 0)).toBe(limited.length);
    expect(told.length).toBeLessThan(5);
    expect(lines().filter(({ msg }) => msg === 'over its limit')).toHaveLength(1);
    await start();
  });

  it.each([
    ['no HTTP', 'GARBAGE\r\n\r\n', ' 400 '],
    ['a tunnel', 'CONNECT a:443 HTTP/1.1\r\nHost: a\r\n\r\n', ' 405 '],
  ])('%s: after so many not even an answer', async (_, bytes, status) => {
    await start({ limits: { perIP: 10, perSession: 100 } });
    const answers = [];
    for (let n = 0; n < 30; n += 1) answers.push(await service.raw(bytes).catch(() => ''));
    expect(answers.filter((answer) => answer.includes(status))).toHaveLength(10);
    expect(answers.filter((answer) => answer === '')).toHaveLength(20);
    expect(await service.metrics.text()).toContain('turned_away_total{reason="not_http"} 30');
  });

  it('a page of another origin can read that it must wait', async () => {
    const origin = 'https://call.example.com';
    await start({ limits: { perIP: 1, perSession: 100 }, corsOrigins: [origin] });
    const ask = (from: string) => service.send('POST', '/v1/login', {}, { Origin: from });
    await ask(origin);
    const { status, headers } = await ask(origin);
    expect(status).toBe(429);
    expect(headers.get('access-control-allow-origin')).toBe(origin);
    expect(headers.get('access-control-expose-headers')).toContain('retry-after');
    const stranger = await ask('https://evil.example.com');
    expect(stranger.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('a household of IPv6 counts as one, a /48 as some', async () => {
    await start({ limits: { perIP: 10, perSession: 100 }, trustProxy: ['127.0.0.1'] });
    const from = async (address: string) =>
      (await service.send('GET', '/', undefined, { 'X-Forwarded-For': address })).status;
    const all = [];
    for (let n = 0; n < 300; n += 1) all.push(await from(`[2001:db8:1:${n.toString(16)}::1]:5`));
    // Sixteen times the limit, and what is welcome again while this goes on.
    const served = all.filter((status) => status === 404).length;
    expect(served).toBeGreaterThanOrEqual(160);
    expect(served).toBeLessThan(220);
    expect(await from('2001:db8:2::1')).toBe(404);
  });
});

describe('health', () => {
  it('is asked as often as anybody likes, and only asked', async () => {
    await start({ limits: { perIP: 1, perSession: 1 } });
    for (const path of ['/healthz', '/readyz', '/healthz?x=1']) {
      expect(await service.send('GET', path)).toMatchObject({ status: 200, body: { ok: true } });
      expect((await service.send('HEAD', path)).status).toBe(200);
      expect((await service.send('POST', path, {})).status).toBe(405);
    }
  });
});

describe('a neighbour that is silent', () => {
  it('holds up so many logins and no more, and no token', async () => {
    await start({ weChatInFlight: 5 });
    const session = bearer(await service.member());
    service.weChat.troubles = Array.from({ length: 100 }, () => ({ silence: 20_000 }));
    const login = () => service.send('POST', '/v1/login', { code: service.weChat.code('oAnn') });
    let ended = 0;
    const waiting = Array.from({ length: 5 }, () => login().finally(() => (ended += 1)));
    await until(() => service.weChat.asked === 6);
    const more = await Promise.all(Array.from({ length: 20 }, login));
    for (const { status, body, headers } of more) {
      expect([status, body['code']]).toEqual([503, 'wechat_busy']);
      expect(Number(headers.get('retry-after'))).toBeGreaterThan(0);
    }
    const { status } = await service.send('POST', '/v1/token', { roomID: 'room' }, session);
    expect(status).toBe(200);
    // All that while the five went on waiting.
    expect(ended).toBe(0);
    expect(service.weChat.asked).toBe(6);
    const late = await Promise.all(waiting);
    expect(late.map(({ body }) => body['code'])).toEqual(Array(5).fill('wechat_unreachable'));
    const metrics = await service.metrics.text();
    expect(metrics).toContain('neighbour_requests_total{neighbour="wechat",outcome="full"} 20');
    expect(metrics).toContain('neighbour_requests_in_flight{neighbour="wechat"} 0');
  });

  it('or fails is not asked again and again, and no login raises an alarm then', async () => {
    await start();
    service.weChat.troubles = Array.from({ length: 100 }, () => 'cut' as const);
    const login = () => service.send('POST', '/v1/login', { code: service.weChat.code('oAnn') });
    for (let n = 0; n < 40; n += 1) expect((await login()).status).toBe(503);
    expect(service.weChat.asked).toBe(10);
    expect(alarms().filter(({ level }) => level === 'error')).toHaveLength(10);
  });

  it('that answers without an end is not listened to', async () => {
    await start();
    service.weChat.troubles = [{ text: `{"openid":"${'x'.repeat(200_000)}"}` }];
    const { body } = await service.send('POST', '/v1/login', { code: 'x' });
    expect(body['code']).toBe('wechat_unreachable');
  });
});
