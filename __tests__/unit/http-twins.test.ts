/** How both targets take the answers of a token service that is not what it should be. */
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Taro from '@tarojs/taro';
import * as h5 from '@/call/token/http/http.h5';
import * as weapp from '@/call/token/http/http.weapp';

let server: Server;
let url: string;
let answer: RequestListener;
const asked: string[] = [];

jest.mock('@tarojs/taro', () => ({ request: jest.fn() }));

interface WxRequest {
  readonly url: string;
  readonly data: object;
  readonly redirect?: 'manual';
  readonly dataType?: string;
}

/** As WeChat: JSON is read unless told otherwise, redirections are followed unless told otherwise. */
const wxRequest = async ({ url: to, data, redirect, dataType }: WxRequest) => {
  const response = await fetch(to, { method: 'POST', body: JSON.stringify(data), redirect });
  const text = await response.text();
  const json = () => JSON.parse(text) as unknown;
  const header: Record<string, string> = {};
  response.headers.forEach((value, name) => (header[name] = value));
  return {
    statusCode: response.status,
    header,
    data: dataType === undefined ? json() : text,
  };
};

beforeAll(async () => {
  jest.mocked(Taro.request).mockImplementation(wxRequest as never);
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    request.resume();
    answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

beforeEach(() => asked.splice(0));

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe.each([
  ['a browser', h5.requestJSON],
  ['WeChat', weapp.requestJSON],
])('%s', (_, post) => {
  const login = () => post(`${url}/v1/login`, { ticket: 'secret' }, {}, 5000);

  test('reads an answer and its headers', async () => {
    answer = (_request, response) => response.setHeader('Retry-After', '3').end('{"a":1}');
    expect(await login()).toMatchObject({
      status: 200,
      body: { a: 1 },
      headers: { 'retry-after': '3' },
    });
  });

  test.each([301, 302, 303, 307, 308])('follows no redirection: %i', async (status) => {
    answer = (_request, response) => response.writeHead(status, { Location: '/elsewhere' }).end();
    const { status: seen, body } = await login();
    expect(asked).toEqual(['/v1/login']);
    expect(body).toEqual({});
    expect(seen).toBeGreaterThanOrEqual(300);
    expect(seen).toBeLessThan(400);
  });

  test('takes nothing from an answer that is far too long', async () => {
    answer = (_request, response) => {
      response.end(JSON.stringify({ token: 't', more: 'x'.repeat(100_000) }));
    };
    expect((await login()).body).toEqual({});
  });

  test.each(['<html>', '', 'null', '7', '{"a":'])('takes nothing from %j', async (text) => {
    answer = (_request, response) => response.end(text);
    expect((await login()).body).toEqual({});
  });
});

test('a browser stops to listen to an answer without an end', async () => {
  const closed = new Promise((resolve) => {
    answer = (_request, response) => {
      const more = setInterval(() => response.write('x'.repeat(10_000)), 1);
      response.on('close', () => resolve(clearInterval(more)));
    };
  });
  expect((await h5.requestJSON(url, {}, {}, 20_000)).body).toEqual({});
  await closed;
});

test('a browser reads at once what says that it is short: in pieces, Chromium would call it failed', async () => {
  const answered = new Response('{"a":1}', { headers: { 'content-length': '7' } });
  const inPieces = jest.spyOn(answered, 'body', 'get');
  jest.spyOn(globalThis, 'fetch').mockResolvedValueOnce(answered);
  expect((await h5.requestJSON(url, {}, {}, 1000)).body).toEqual({ a: 1 });
  expect(inPieces).not.toHaveBeenCalled();
});

test('a browser, which hides where a redirection leads, says that it was one', async () => {
  const hidden = Object.defineProperty(new Response(null), 'type', { value: 'opaqueredirect' });
  jest.spyOn(globalThis, 'fetch').mockResolvedValueOnce(hidden);
  expect(await h5.requestJSON(url, {}, {}, 1000)).toEqual({ status: 302, body: {} });
});
