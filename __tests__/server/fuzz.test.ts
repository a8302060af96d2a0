/**
 * Whatever bytes come over a socket: no answer that says the service is at fault, no secret in its log,
 * and it serves afterwards. `FUZZ_REQUESTS=100000` for more than a test has time for, `FUZZ_SEED` to
 * see a run again.
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
import { bytesOf, CANARY, shot, type Given, type Shot } from '../support/fuzz/requests';
import { send } from '../support/fuzz/send';

const REQUESTS = Number(process.env['FUZZ_REQUESTS'] ?? 2000);
const SEED = Number(process.env['FUZZ_SEED'] ?? Date.now() % 2 ** 31);
/** Sockets at once. */
const AT_ONCE = 50;

let weChat: FakeWeChat;
let bundle: Bundle;
let service: ServiceProcess;
let url: string;

beforeAll(async () => {
  weChat = await startFakeWeChat();
  bundle = await buildBundle();
  service = bundle.start({
    ...productionSettings(weChat),
    PRIVILEGES: 'true',
    LOG_LEVEL: 'debug',
    METRICS_PORT: '0',
    CONNECTIONS_PER_IP: '4000',
    ...WITHOUT_RATE_LIMITS,
    DRAIN_SECONDS: '0',
  });
  url = await service.url;
}, 60_000);

afterAll(async () => {
  service.child.kill('SIGKILL');
  bundle.remove();
  await weChat.close();
});

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
  return { code: () => weChat.code('oFuzz'), session, guest, ticket };
}

async function metric(pattern: RegExp): Promise<number> {
  const text = await (await fetch(`${await addressOf(service, 'metrics')}/metrics`)).text();
  return Number(pattern.exec(text)?.[1] ?? NaN);
}

/** How often which status came; the most that a stranger may see of a fault is that there is too much to do. */
class Tally {
  readonly statuses: Record<string, number> = {};
  requests = 0;
  shed = 0;

  constructor(readonly given: Given) {}

  async fire(one: Shot): Promise<void> {
    const bytes = bytesOf(one, this.given);
    this.requests += one.requests.length;
    const answers = await send(Number(new URL(url).port), bytes, one).catch((error: unknown) => {
      throw new Error(`${String(error)}: ${service.output().slice(-2000)}`);
    });
    for (const { status, head, body } of answers) {
      this.statuses[status] = (this.statuses[status] ?? 0) + 1;
      const overloaded = status === 503 && /retry-after/i.test(head) && body.includes('overloaded');
      if (overloaded) this.shed += 1;
      else if (!(status < 500)) {
        throw new Error(
          `${head}\n${body}\ncame after\n${JSON.stringify(bytes.toString('latin1'))}`,
        );
      }
    }
  }
}

test(
  'no bytes make it fail, tell on anybody, or stop serving',
  async () => {
    const tally = new Tally(await give());
    const batch = fc.array(shot, { minLength: AT_ONCE, maxLength: AT_ONCE });
    let rounds = 0;
    const fireUntil = async (requests: number) => {
      while (tally.requests < requests) {
        const fired = fc.asyncProperty(batch, async (shots) => {
          await Promise.all(shots.map((one) => tally.fire(one)));
        });
        await fc.assert(fired, { numRuns: 5, seed: SEED + (rounds += 1), endOnFailure: true });
      }
    };
    // What it takes to run at all, and for its code to be compiled, it takes once.
    await fireUntil(Math.min(REQUESTS / 4, 5000));
    const before = residentMiB(service);
    await fireUntil(REQUESTS);
    await sleep(500);
    const after = residentMiB(service);

    const output = service.output();
    const lines = output.split('\n').filter(Boolean);
    process.stdout.write(
      `fuzz: seed ${SEED}, ${tally.requests} requests, ${lines.length} lines of log, memory ` +
        `${before.toFixed(0)} -> ${after.toFixed(0)} MiB, shed ${tally.shed}, ` +
        `${JSON.stringify(tally.statuses)}\n`,
    );
    // It was spoken to in earnest: some got in, most didn't, nothing was at fault.
    expect(tally.requests).toBeGreaterThanOrEqual(REQUESTS);
    expect(tally.statuses['200']).toBeGreaterThan(REQUESTS / 20);
    expect(tally.statuses['400']).toBeGreaterThan(REQUESTS / 20);
    expect(tally.shed).toBeLessThan(REQUESTS / 10);
    expect(lines.filter((line) => /"level":"(?:error|fatal)"/.test(line))).toEqual([]);
    for (const line of lines) expect(() => void JSON.parse(line)).not.toThrow();

    // Nor is anything in the log that is a secret, or that somebody wrote.
    const { session, guest, ticket } = tally.given;
    const secrets = [BUNDLE_SECRET, FAKE_APP_SECRET, 'oFuzz', CANARY, session, guest, ticket];
    expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
    // A code of the fake WeChat's.
    expect(output).not.toMatch(/\b0[0-9a-f]{32}\b/);

    expect(after - before).toBeLessThan(100);
    // Nothing is left behind, and whoever comes next is served.
    const member = await login('oNext');
    expect(await post('/v1/token', { roomID: 'room' }, member)).toHaveProperty('token');
    expect(await metric(/^http_requests_in_flight (\d+)/m)).toBe(0);
    expect(await metric(/^http_connections (\d+)/m)).toBeLessThan(10);
  },
  30_000 + REQUESTS * 20,
);
