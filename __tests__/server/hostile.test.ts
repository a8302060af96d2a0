/** What people send who mean harm, or whose program is broken: a clear 4xx, and nothing else. */
import fc from 'fast-check';
import {
  bearer,
  expectRefusal,
  startTestService,
  type TestService,
} from '../support/token-service';

let service: TestService;
/** What came back to somebody who never finished a header, and to one who never finished a body. */
let slow: Promise<[answer: string, ms: number]>[];

beforeAll(async () => {
  service = await startTestService();
  const start = Date.now();
  slow = [
    'POST /v1/login HTTP/1.1\r\nHost: a\r\nX: ',
    'POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
  ].map(async (bytes): Promise<[string, number]> => {
    const answer = await service.raw(bytes, 30_000);
    return [answer, Date.now() - start];
  });
});

afterAll(() => service.close());

const ROUTES = ['/v1/login', '/v1/invite', '/v1/token'];

describe('wrong methods', () => {
  it.each(ROUTES.flatMap((path) => ['GET', 'PUT', 'PATCH', 'DELETE'].map((m) => [m, path])))(
    '%s %s: 405, and what is right',
    async (method, path) => {
      const answer = await service.send(method, path);
      expectRefusal(answer, 405, 'method_not_allowed');
      expect(answer.headers.get('allow')).toBe('POST');
    },
  );

  it('POST /healthz, OPTIONS without CORS, methods nobody knows', async () => {
    expectRefusal(await service.send('POST', '/healthz', {}), 405);
    expectRefusal(await service.send('OPTIONS', '/v1/login'), 405);
    expect(await service.raw('BREW /v1/login HTTP/1.1\r\nHost: a\r\n\r\n')).toContain(' 400 ');
    expect(await service.raw(request('TRACE', '/v1/login'))).toContain(' 405 ');
  });
});

describe('paths that lead elsewhere', () => {
  it.each([
    '/',
    '/v1',
    '/v1/login/',
    '/V1/LOGIN',
    '//v1/login',
    '/v1//login',
    '/v1/login;a=b',
    '/v1/login%00',
    '/v1/login%2f',
    '/v1%2flogin',
    '/v1/token/../login/x',
    '/.env',
    '/v1/__proto__',
    '/constructor',
    `/${'a'.repeat(2000)}`,
  ])('POST %s: 404', async (path) => {
    expectRefusal(await service.send('POST', path, { code: 'x' }), 404, 'not_found');
  });

  it.each(['/v1/%', '/%ff', '/v1/%c0%ae%c0%ae/login'])('POST %s: 400', async (path) => {
    expectRefusal(await service.send('POST', path, { code: 'x' }), 400, 'bad_url');
  });

  it.each(['/v1/../v1/login', '/v1/./login', 'v1/login', '*'])(
    'POST %s, unresolved as only a program sends it: no way in',
    async (path) => {
      expect(await service.raw(request('POST', path))).toMatch(/^HTTP\/1.1 40[04] /);
    },
  );

  it('finds the right one whatever the query says', async () => {
    const path = '/v1/login?code=x&__proto__[code]=y&constructor.prototype.code=z';
    expectRefusal(await service.send('POST', path, {}), 400, 'body_invalid');
  });
});

describe('bodies', () => {
  it.each([
    ['nothing', '', 'not_json'],
    ['half of it', '{"code":', 'not_json'],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00), 'not_json'],
    ['null', 'null', 'body_invalid'],
    ['a number', '7', 'body_invalid'],
    ['a text', '"code"', 'body_invalid'],
    ['a list', '[{"code":"a"}]', 'body_invalid'],
    ['an empty object', '{}', 'body_invalid'],
    ['a number for a code', '{"code":7}', 'body_invalid'],
    ['true for a code', '{"code":true}', 'body_invalid'],
    ['a list for a code', '{"code":["a"]}', 'body_invalid'],
    ['a query for a code', '{"code":{"$gt":""}}', 'body_invalid'],
    ['an empty code', '{"code":""}', 'body_invalid'],
    ['a long code', JSON.stringify({ code: 'x'.repeat(513) }), 'body_invalid'],
    ['two credentials', '{"code":"a","ticket":"b"}', 'body_invalid'],
    ['a userID besides', '{"code":"a","userID":"admin"}', 'body_invalid'],
    ['a prototype', '{"__proto__":{"code":"a"}}', 'not_json'],
    ['a prototype besides', '{"code":"a","__proto__":{"isAdmin":true}}', 'not_json'],
    ['a constructor', '{"constructor":{"prototype":{"code":"a"}}}', 'not_json'],
    ['a deep nest', '['.repeat(4000) + ']'.repeat(4000), 'body_invalid'],
  ])('%s: 400', async (_, body, code) => {
    expectRefusal(await service.send('POST', '/v1/login', body), 400, code);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data',
    'json',
    'a/b',
  ])('of type %s: 415', async (type) => {
    const headers = { 'Content-Type': type };
    expectRefusal(await service.send('POST', '/v1/login', '{"code":"a"}', headers), 415);
  });

  it('too large, told or not: 413', async () => {
    const body = JSON.stringify({ code: 'x'.repeat(8 * 1024) });
    expectRefusal(await service.send('POST', '/v1/login', body), 413, 'too_large');
    const chunked = await service.raw(
      `POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n` +
        `Transfer-Encoding: chunked\r\n\r\n${'1000\r\n' + 'x'.repeat(4096) + '\r\n'}`.repeat(1) +
        `${'1000\r\n' + 'x'.repeat(4096) + '\r\n'}`.repeat(3) +
        '0\r\n\r\n',
    );
    expect(chunked).toMatch(/^HTTP\/1.1 413 /);
    const boast = await service.raw(
      'POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n' +
        'Content-Length: 9999999999\r\n\r\n{',
    );
    expect(boast).toMatch(/^HTTP\/1.1 413 /);
  });

  it('whatever JSON there is: never a 5xx, never a way in', async () => {
    const session = await service.member();
    const json = fc.oneof(
      fc.jsonValue({ maxDepth: 3 }),
      fc.record({ code: fc.jsonValue({ maxDepth: 1 }), roomID: fc.jsonValue({ maxDepth: 1 }) }),
      fc.record({ ticket: fc.string({ unit: 'binary' }) }),
    );
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...ROUTES), json, async (path, body) => {
        const answer = await service.send('POST', path, JSON.stringify(body), bearer(session));
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(answer.body).toMatchObject({ code: expect.any(String) });
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is hardly HTTP', () => {
  const body = '{"code":"x"}';

  it.each([
    ['two lengths', `Content-Length: ${body.length}\r\nContent-Length: 1\r\n`],
    ['a length and chunks', `Content-Length: ${body.length}\r\nTransfer-Encoding: chunked\r\n`],
    ['chunks that are none', 'Transfer-Encoding: chunked, identity\r\n'],
    ['a space before the colon', `Content-Length : ${body.length}\r\n`],
    ['a length with a sign', `Content-Length: +${body.length}\r\n`],
    ['a folded header', `X: a\r\n b: c\r\nContent-Length: ${body.length}x\r\n`],
    ['a zero byte', `X: a\u0000b\r\nContent-Length: ${body.length}\r\n`],
  ])('%s: 400, and the connection is closed', async (_, headers) => {
    const smuggled = `GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n`;
    const answer = await service.raw(
      `POST /v1/login HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${headers}\r\n${body}${smuggled}`,
    );
    expect(answer).toMatch(/^HTTP\/1.1 400 /);
    expect(answer).toContain('"code":"bad_request"');
    expect(answer).not.toContain('"ok":true');
  });

  it('no host, no HTTP, too many headers: a 4xx each', async () => {
    expect(await service.raw('GET /healthz HTTP/1.1\r\n\r\n')).toMatch(/^HTTP\/1.1 400 /);
    expect(await service.raw('\u0016\u0003\u0001\u0002\u0000')).toMatch(/^HTTP\/1.1 400 /);
    const long = `Authorization: Bearer ${'a'.repeat(20_000)}\r\n`;
    expect(await service.raw(request('POST', '/v1/token', long))).toMatch(/^HTTP\/1.1 431 /);
  });
});

test('who takes for ever is turned away: 408', async () => {
  for (const [answer, ms] of await Promise.all(slow)) {
    expect(answer).toMatch(/^HTTP\/1.1 408 /);
    // Node alone would wait for 60 s and more; a busy machine adds some to what the service asks for.
    expect(ms).toBeLessThan(20_000);
  }
}, 60_000);

test('nothing that was sent made the service fail', () => {
  const lines = service.log.map((line) => JSON.parse(line) as { level: string; status?: number });
  expect(lines.length).toBeGreaterThan(150);
  expect(lines.filter(({ level, status = 0 }) => level === 'error' || status >= 500)).toEqual([]);
});

function request(method: string, path: string, headers = ''): string {
  return `${method} ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n${headers}\r\n`;
}
