/**
 * Whatever bytes come over a socket: no answer that says the service is at fault, no secret in its log,
 * and it serves afterwards; without its store, too. `FUZZ_REQUESTS=100000` for more than a test has time for,
 * `FUZZ_SEED` to see a run again.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import {
  addressOf,
  BUNDLE_SECRET,
  buildBundle,
  productionSettings,
  WITHOUT_RATE_LIMITS,
  type Bundle,
  type ServiceProcess,
} from '../../bench/token-service/bundle';
import { residentMiB } from '../../bench/token-service/process';
import {
  FAKE_APP_SECRET,
  startFakeWeChat,
  type FakeWeChat,
} from '../../tools/fake-wechat/fake-wechat';
import { callbackSignature } from '../../server/callbacks/signature';
import { startRedis } from '../support/redis';
import { startRecordedZego, type RecordedZego } from '../support/recorded-zego';
import { bytesOf, CANARY, shot, type Given, type Shot } from '../support/fuzz/requests';
import { send } from '../support/fuzz/send';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
/** Sockets at once. */
const AT_ONCE = 50;

/** Of those who run it, and of ZEGO's callbacks. */
const [OPERATOR, CALLBACK] = ['operator-key-of-the-fuzz-32-bytes', 'callback-secret-of-the-fuzz'];

let weChat: FakeWeChat;
let zego: RecordedZego;
let bundle: Bundle;
let service: ServiceProcess;
let url: string;

beforeAll(async () => {
  weChat = await startFakeWeChat();
  zego = await startRecordedZego({ appID: 1, secret: BUNDLE_SECRET });
  bundle = await buildBundle();
}, 60_000);

afterAll(async () => {
  bundle.remove();
  await weChat.close();
  await zego.close();
});

afterEach(() => void service.child.kill('SIGKILL'));

/** The service, as in production. */
async function start(more: Record<string, string> = {}): Promise<void> {
  service = bundle.start({
    ...productionSettings(weChat),
    LOG_LEVEL: 'debug',
    METRICS_PORT: '0',
    ZEGO_API_URL: zego.url,
    ZEGO_CALLBACK_SECRET: CALLBACK,
    OPERATOR_KEY: OPERATOR,
    TICKET_USES: '10000',
    CONNECTIONS_PER_IP: '4000',
    ...WITHOUT_RATE_LIMITS,
    DRAIN_SECONDS: '0',
    ...more,
  });
  url = await service.url;
}

async function post(path: string, body: object, session = ''): Promise<Record<string, string>> {
  const answer = await fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${session}` },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Record<string, string>;
}

const login = async (openid: string) =>
  (await post('/v1/login', { code: weChat.code(openid) }))['session'] ?? '';

async function give(): Promise<Given> {
  const session = await login('oFuzz');
  const { ticket = '' } = await post('/v1/invite', { roomID: 'room' }, session);
  const { session: guest = '' } = await post('/v1/login', { ticket });
  const { roomID = '', hostKey = '' } = await post('/v1/rooms', {}, session);
  const { userID = '' } = await post('/v1/token', { roomID }, session);
  const [timestamp, nonce] = [String(Math.floor(Date.now() / 1000)), '1'];
  const signature = callbackSignature(CALLBACK, timestamp, nonce);
  return {
    code: () => weChat.code('oFuzz'),
    ...{ session, guest, ticket, roomID, hostKey, userID, operator: OPERATOR },
    callback: { timestamp, nonce, signature },
  };
}

const metrics = async () => (await fetch(`${await addressOf(service, 'metrics')}/metrics`)).text();

const metric = async (pattern: RegExp) => Number(pattern.exec(await metrics())?.[1] ?? NaN);

/** How often which refusal was the answer, by the service's own count: some clients don't wait for theirs. */
async function refusals(): Promise<Record<string, number>> {
  const found = (await metrics()).matchAll(/^refusals_total\{code="(\w+)"\} (\d+)/gm);
  return Object.fromEntries(Array.from(found, ([, code = '', count]) => [code, Number(count)]));
}

/** What it has answered, by status, by the same count. */
async function answered(): Promise<Record<string, number>> {
  const sums: Record<string, number> = {};
  const found = (await metrics()).matchAll(/^http_requests_total\{.*status="(\w+)"\} (\d+)/gm);
  for (const [, status = '', count] of found) sums[status] = (sums[status] ?? 0) + Number(count);
  return sums;
}

/** How often which status came; the most that a stranger may see of a fault is that there is too much to do. */
class Tally {
  readonly statuses: Record<string, number> = {};
  requests = 0;
  shed = 0;

  /** @param refusals - codes of 503 that may come */
  constructor(
    readonly given: Given,
    private readonly codes: readonly string[],
  ) {}

  async fire(one: Shot): Promise<void> {
    const bytes = bytesOf(one, this.given);
    this.requests += one.requests.length;
    const answers = await send(Number(new URL(url).port), bytes, one).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${service.output().slice(-2000)}`);
    });
    for (const { status, head, body } of answers) {
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      const overloaded =
        status === 503 &&
        /retry-after/i.test(head) &&
        // An answer to HEAD has no body.
        (body === '' || this.codes.some((code) => body.includes(`"${code}"`)));
      if (overloaded) this.shed += 1;
      else if (!(status < 500)) {
        throw new Error(
          `${head}\n${body}\ncame after\n${JSON.stringify(bytes.toString('latin1'))}`,
        );
      }
    }
  }

  /** @param round - the first of the rounds, of which each has a seed of its own */
  async fireUntil(requests: number, round = 1): Promise<void> {
    const batch = fc.array(shot, { minLength: AT_ONCE, maxLength: AT_ONCE });
    for (; this.requests < requests; round += 1) {
      const fired = fc.asyncProperty(batch, async (shots) => {
        await Promise.all(shots.map((one) => this.fire(one)));
      });
      await fc.assert(fired, { numRuns: 5, seed: SEED + round, endOnFailure: true });
    }
  }
}

/** More than it, or ZEGO, takes. */
const BUSY = ['overloaded', 'zego_busy'];
const AWAY = [...BUSY, 'store_unavailable'];

/** Of the 5xx, only these came. */
async function expectNoOther(codes: readonly string[]): Promise<void> {
  const faults = Object.keys(await answered()).filter((status) => /^5/.test(status));
  expect(faults.filter((status) => status !== '503')).toEqual([]);
  const others = ['internal', 'misconfigured', 'zego_refused', 'zego_unreachable'];
  const known = [...others, ...AWAY, 'policy_unavailable', 'wechat_unreachable', 'wechat_busy'];
  const came = Object.keys(await refusals()).filter((code) => known.includes(code));
  expect(came.filter((code) => !codes.includes(code))).toEqual([]);
}

/** Nothing is in the log that is a secret, or that somebody wrote. @returns its lines */
function expectSilence({ given }: Tally): string[] {
  const output = service.output();
  const { session, guest, ticket, roomID, hostKey } = given;
  const secrets = [
    ...[BUNDLE_SECRET, FAKE_APP_SECRET, OPERATOR, CALLBACK, 'oFuzz', CANARY],
    ...[session, guest, ticket, roomID, hostKey],
  ];
  expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
  // A code of the fake WeChat's; a token.
  expect(output).not.toMatch(/\b0[0-9a-f]{32}\b|\b04AAAA/);
  const lines = output.split('\n').filter(Boolean);
  for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();
  return lines;
}

const isError = (line: string) => /"level":"(?:error|fatal)"/.test(line);

test(
  'no bytes make it fail, tell on anybody, or stop serving',
  async () => {
    await start();
    const tally = new Tally(await give(), BUSY);
    // What it takes to run at all, and for its code to be compiled, it takes once.
    await tally.fireUntil(Math.min(REQUESTS / 4, 5000));
    const before = residentMiB(service);
    await tally.fireUntil(REQUESTS, 1000);
    await sleep(500);
    const after = residentMiB(service);

    const lines = expectSilence(tally);
    process.stdout.write(
      `fuzz: seed ${SEED}, ${tally.requests} requests, ${lines.length} lines of log, memory ` +
        `${before.toFixed(0)} -> ${after.toFixed(0)} MiB, shed ${tally.shed}, ` +
        `${JSON.stringify(await answered())}\n`,
    );
    // It was spoken to in earnest: some got in, most didn't, nothing was at fault.
    expect(tally.requests).toBeGreaterThanOrEqual(REQUESTS);
    const statuses = await answered();
    expect(statuses['200']).toBeGreaterThan(REQUESTS / 20);
    expect(statuses['400']).toBeGreaterThan(REQUESTS / 20);
    expect(tally.shed).toBeLessThan(REQUESTS / 10);
    await expectNoOther(BUSY);
    expect(lines.filter(isError)).toEqual([]);
    expect(after - before).toBeLessThan(100);
    // Nothing is left behind, and whoever comes next is served.
    const member = await login('oNext');
    expect(await post('/v1/token', { roomID: 'room' }, member)).toHaveProperty('token');
    expect(await metric(/^http_requests_in_flight (\d+)/m)).toBe(0);
    expect(await metric(/^http_connections (\d+)/m)).toBeLessThan(10);
  },
  30_000 + REQUESTS * 20,
);

test(
  'nor while its store is away, of which alone it speaks then; and it serves once it is back',
  async () => {
    let redis = await startRedis();
    try {
      await start({ REDIS_URL: redis.url });
      const tally = new Tally(await give(), AWAY);
      await redis.stop();
      await tally.fireUntil(REQUESTS / 5, 100_000);
      const lines = expectSilence(tally);
      process.stdout.write(
        `fuzz: seed ${SEED}, without a store ${tally.requests} requests, ${JSON.stringify(await answered())}\n`,
      );
      expect((await refusals())['store_unavailable']).toBeGreaterThan(REQUESTS / 200);
      await expectNoOther(AWAY);
      const told = lines.filter(isError).map((line) => (JSON.parse(line) as { msg: string }).msg);
      expect(new Set(told)).toEqual(
        new Set([
          'the store doesn’t answer: nobody new gets in',
          'nobody new gets in: what decides on it can’t be asked',
        ]),
      );
      redis = await startRedis(redis.port);
      await sleep(1500);
      expect(await post('/v1/rooms', {}, await login('oNext'))).toHaveProperty('roomID');
    } finally {
      await redis.stop();
    }
  },
  30_000 + REQUESTS * 20,
);
