import { createConnection } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RateLimits } from '../../server/http/limits';
import { createTokenServer, type ServerOptions } from '../../server/http/server';
import { identifyBy } from '../../server/identify';
import { serviceKeys } from '../../server/keys';
import { createLogger } from '../../server/log/logger';
import { Metrics } from '../../server/metrics';
import { createTokenService, type TokenServiceOptions } from '../../server/token-service';
import {
  FAKE_APP_ID,
  FAKE_APP_SECRET,
  startFakeWeChat,
  type FakeWeChat,
} from '../../tools/fake-wechat/fake-wechat';

export const SERVER_SECRET = 'server-secret-of-the-tests-32-by';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The text as JSON; `{}` when it is none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The production service on any free port, a fake WeChat behind it, its log in memory. */
export interface TestService {
  readonly url: string;
  readonly weChat: FakeWeChat;
  readonly keys: ReturnType<typeof serviceKeys>;
  /** What it logged, line by line. */
  readonly log: readonly string[];
  readonly metrics: Metrics;
  send(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>;
  /** The session of a member of WeChat. */
  member(openid?: string): Promise<string>;
  /** The session of a guest of that room. */
  guest(roomID: string): Promise<string>;
  /** Sends these bytes and resolves to all that came back until the end, or silence for so many ms. */
  raw(bytes: string, patience?: number): Promise<string>;
  close(): Promise<void>;
}

export type TestServiceOptions = Partial<
  Omit<TokenServiceOptions, 'identify'> &
    Omit<ServerOptions, 'service' | 'log' | 'metrics' | 'limits'>
> & {
  /** What is left out is as wide as can be. Without any, nothing is limited. */
  readonly limits?: Partial<RateLimits>;
  readonly weChatInFlight?: number;
};

const WIDE: RateLimits = { perIP: 1e9, perSession: 1e9, perHost: 1e9 };

/** No new window of the limits begins within so many ms: what counts requests waits for it. */
export async function noNewWindow(withinMs: number): Promise<void> {
  const left = 60_000 - (Date.now() % 60_000);
  if (left < withinMs) await sleep(left);
}

export async function startTestService(options: TestServiceOptions = {}): Promise<TestService> {
  const weChat = await startFakeWeChat();
  const keys = options.keys ?? serviceKeys({ secret: SERVER_SECRET });
  const log: string[] = [];
  const metrics = new Metrics();
  const logger = createLogger('debug', { write: (line) => void log.push(line) });
  const service = createTokenService({
    appID: 1,
    secret: SERVER_SECRET,
    tokenTtl: 900,
    sessionTtl: 3600,
    ticketTtl: 600,
    guestSessionTtl: 1800,
    roomTtl: 7200,
    grantTtl: 60,
    policy: 'open',
    ticketUses: 50,
    // Nobody answers there.
    zegoURL: 'http://127.0.0.1:65000',
    watch: metrics,
    ...options,
    keys,
    identify: identifyBy(
      {
        devLogin: false,
        weChat: {
          appID: FAKE_APP_ID,
          appSecret: FAKE_APP_SECRET,
          apiURL: weChat.url,
          maxInFlight: options.weChatInFlight ?? 100,
        },
      },
      metrics,
    ),
    log: logger,
  });
  const { appID = 1, callbackSecret, limits } = options;
  const server = await createTokenServer({
    corsOrigins: [],
    trustProxy: [],
    connections: { perAddress: 1000, total: 4000 },
    ...options,
    limits: limits && { ...WIDE, ...limits },
    ...(callbackSecret !== undefined && { callbacks: { appID, secret: callbackSecret } }),
    service,
    log: logger,
    metrics,
  });
  const url = await server.listen({ host: '127.0.0.1', port: 0 });
  const port = Number(new URL(url).port);

  const send: TestService['send'] = async (method, path, body, headers = {}) => {
    const raw = typeof body === 'string' || body instanceof Uint8Array || body === undefined;
    const response = await fetch(url + path, {
      method,
      headers: body === undefined ? headers : { 'Content-Type': 'application/json', ...headers },
      body: raw ? (body as BodyInit | undefined) : JSON.stringify(body),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: asObject(text) };
  };
  const login = async (credentials: object) => {
    const { status, body, text } = await send('POST', '/v1/login', credentials);
    if (status !== 200) throw new Error(`login: ${status} ${text}`);
    return String(body['session']);
  };
  const member = (openid = 'oMember') => login({ code: weChat.code(openid) });

  return {
    url,
    weChat,
    keys,
    log,
    metrics,
    send,
    member,
    async guest(roomID) {
      const { body } = await send('POST', '/v1/invite', { roomID }, bearer(await member()));
      return login({ ticket: body['ticket'] });
    },
    raw: (bytes, patience = 1500) => exchange(port, bytes, patience),
    async close() {
      await server.stop(0);
      await service.close();
      await weChat.close();
    },
  };
}

/**
 * For a file whose tests each start a service: the function that does, and closes it after the test.
 *
 * @param take - told the service of the test
 */
export function startForTest(take: (service: TestService) => void) {
  let running: TestService | undefined;
  afterEach(() => running?.close());
  return async (options?: TestServiceOptions): Promise<void> => {
    running = await startTestService(options);
    take(running);
  };
}

export const bearer = (session: unknown) => ({ Authorization: `Bearer ${String(session)}` });

function asObject(text: string): Answer['body'] {
  try {
    return JSON.parse(text) as Answer['body'];
  } catch {
    return {};
  }
}

function exchange(port: number, bytes: string, patience: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = createConnection({ host: '127.0.0.1', port }, () => {
      socket.write(bytes, 'latin1');
    });
    let answer = '';
    socket.setTimeout(patience, () => socket.destroy());
    socket.on('data', (data) => (answer += data.toString('latin1')));
    socket.on('error', reject);
    socket.on('close', () => resolve(answer));
  });
}

/** The answer is a refusal that a program and a person can read, and a proxy must not keep. */
export function expectRefusal(
  { status, body, headers }: Answer,
  expected: number,
  code?: string,
): void {
  expect({ status, body }).toEqual({
    status: expected,
    body: { code: code ?? expect.stringMatching(/^[a-z_]+$/), message: expect.any(String) },
  });
  expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  expect(headers.get('cache-control')).toBe('no-store');
}
