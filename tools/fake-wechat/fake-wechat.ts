import { randomUUID } from 'node:crypto';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export const FAKE_APP_ID = 'wx0123456789abcdef';
export const FAKE_APP_SECRET = 'fake-wechat-appsecret-32-bytes!!';

/** What to do instead of answering as usual. */
export type Trouble =
  | { readonly errcode: number }
  | { readonly status: number }
  | { readonly text: string }
  /** Takes the code and then falls silent for so long, in ms. */
  | { readonly silence: number }
  /** Takes the code and cuts the connection. */
  | 'cut';

/** WeChat's code2Session, on this machine. */
export interface FakeWeChat {
  readonly url: string;
  /** How often it was asked. */
  readonly asked: number;
  /** How long every answer takes, in ms. */
  latency: number;
  /** A code of `wx.login` for the person of this openid: good for one exchange. */
  code(openid: string): string;
  /** Troubles for the next requests, one each. */
  troubles: Trouble[];
  close(): Promise<void>;
}

/** Starts it on 127.0.0.1, by default on any free port. Its answers have WeChat's form, `session_key` included. */
export async function startFakeWeChat(port = 0): Promise<FakeWeChat> {
  /** Of each code the openid, or `null` once it is used. */
  const codes = new Map<string, string | null>();
  let asked = 0;

  const exchange = (query: URLSearchParams): object => {
    if (query.get('appid') !== FAKE_APP_ID) return refusal(40013, 'invalid appid');
    if (query.get('secret') !== FAKE_APP_SECRET) return refusal(40125, 'invalid appsecret');
    const code = query.get('js_code') ?? '';
    const openid = codes.get(code);
    if (openid === undefined) return refusal(40029, 'invalid code');
    if (openid === null) return refusal(40163, 'code been used');
    codes.set(code, null);
    return { session_key: Buffer.from(`key of ${openid}`).toString('base64'), openid };
  };

  const server = createServer((request, response) => {
    asked += 1;
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname !== '/sns/jscode2session') {
      response.writeHead(404).end();
      return;
    }
    const trouble = fake.troubles.shift();
    const refusedAtOnce = typeof trouble === 'object' && !('silence' in trouble);
    const body = refusedAtOnce ? undefined : exchange(searchParams);
    setTimeout(() => answer(response, trouble, body), fake.latency);
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));

  const fake: FakeWeChat = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    get asked() {
      return asked;
    },
    latency: 0,
    troubles: [],
    code(openid) {
      const code = `0${randomUUID().replaceAll('-', '')}`;
      codes.set(code, openid);
      return code;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

function answer(
  response: ServerResponse,
  trouble: Trouble | undefined,
  body: object | undefined,
): void {
  if (trouble === 'cut') response.destroy();
  else if (trouble === undefined) send(response, JSON.stringify(body));
  else if ('silence' in trouble) {
    setTimeout(() => send(response, JSON.stringify(body)), trouble.silence).unref();
  } else if ('status' in trouble) response.writeHead(trouble.status).end();
  else if ('text' in trouble) send(response, trouble.text);
  else send(response, JSON.stringify(refusal(trouble.errcode, 'on purpose')));
}

/** WeChat calls its JSON plain text. */
function send(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'Content-Type': 'text/plain' }).end(text);
}

function refusal(errcode: number, errmsg: string): object {
  return { errcode, errmsg: `${errmsg}, rid: 6543-21` };
}
