/**
 * `npm run bench:server`: the bundled token service under load, on this machine, with a fake WeChat
 * 20 ms away. `SECONDS` and `RATE` (requests a second) change how much.
 */
import os from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { startFakeWeChat, type FakeWeChat } from '../../tools/fake-wechat/fake-wechat';
import { buildBundle, productionSettings, WITHOUT_RATE_LIMITS } from './bundle';
import { JSON_TYPE, logIn } from './members';
import { processorSeconds, watchMemory } from './process';

const SECONDS = Number(process.env['SECONDS'] ?? 60);
const RATE = Number(process.env['RATE'] ?? 200);
const MEMBERS = 200;
/**
 * autocannon sends the requests of a second all at its beginning. So that they come as from people,
 * spread, there are many of it, which begin one after the other.
 */
const GROUPS = 20;
const CONNECTIONS_OF_GROUP = 5;

async function main(): Promise<void> {
  const weChat = await startFakeWeChat();
  weChat.latency = 20;
  const bundle = await buildBundle();
  const service = bundle.start({
    ...productionSettings(weChat),
    CONNECTIONS_PER_IP: '1000',
    ...WITHOUT_RATE_LIMITS,
    DRAIN_SECONDS: '0',
  });
  try {
    const url = await service.url;
    const sessions = await logIn(url, weChat, MEMBERS);
    const memory = watchMemory(service);
    const result = await spread(url, mix(sessions, weChat));
    const { peak, end } = memory.stop();
    const processor = processorSeconds(service);
    service.child.kill('SIGTERM');
    const exitCode = await service.exitCode;
    report(result, { peak, end, processor, exitCode });
  } finally {
    service.child.kill('SIGKILL');
    bundle.remove();
    await weChat.close();
  }
}

async function spread(url: string, requests: autocannon.Request[]): Promise<autocannon.Result> {
  const options = {
    url,
    requests,
    connections: CONNECTIONS_OF_GROUP,
    overallRate: RATE / GROUPS,
    duration: SECONDS,
    skipAggregateResult: true,
    // It takes the interval between requests for 1 ms, and would count a slow one many times.
    ignoreCoordinatedOmission: true,
  };
  const results = await Promise.all(
    Array.from({ length: GROUPS }, async (_, number) => {
      await sleep((number * 1000) / GROUPS);
      return autocannon(options);
    }),
  );
  // Its types don't know of this.
  const aggregator = autocannon as unknown as {
    aggregateResult(results: autocannon.Result[], options: object): autocannon.Result;
  };
  return aggregator.aggregateResult(results, options);
}

/** Of 20 requests 17 renew a token, 2 log in with a code, 1 invites. */
function mix(sessions: readonly string[], weChat: FakeWeChat): autocannon.Request[] {
  let turn = 0;
  const withSession = (request: autocannon.Request): autocannon.Request => {
    const session = sessions[(turn += 1) % sessions.length];
    return { ...request, headers: { ...JSON_TYPE, authorization: `Bearer ${session}` } };
  };
  const room = JSON.stringify({ roomID: 'room-1' });
  const token: autocannon.Request = {
    method: 'POST',
    path: '/v1/token',
    body: room,
    setupRequest: withSession,
  };
  const invite: autocannon.Request = { ...token, path: '/v1/invite' };
  const login: autocannon.Request = {
    method: 'POST',
    path: '/v1/login',
    headers: JSON_TYPE,
    setupRequest: (request) => ({
      ...request,
      body: JSON.stringify({ code: weChat.code(`o${(turn += 1)}`) }),
    }),
  };
  const tokens = (count: number) => Array.from({ length: count }, () => token);
  return [...tokens(9), login, ...tokens(8), login, invite];
}

interface Costs {
  /** MiB */
  readonly peak: number;
  /** MiB */
  readonly end: number;
  /** s */
  readonly processor: number;
  readonly exitCode: number | null;
}

function report(result: autocannon.Result, { peak, end, processor, exitCode }: Costs): void {
  const { latency, errors, timeouts, non2xx } = result;
  const requests = result['2xx'] + non2xx;
  const ms = (value: number) => `${value} ms`;
  console.log(`Node ${process.version}, ${os.cpus().length} × ${os.cpus()[0]?.model ?? 'unknown'}`);
  console.table({
    'requests a second': Math.round(requests / SECONDS),
    requests,
    'not 2xx, errors, timeouts': `${non2xx}, ${errors}, ${timeouts}`,
    p50: ms(latency.p50),
    'p97.5': ms(latency.p97_5),
    p99: ms(latency.p99),
    'p99.9': ms(latency.p99_9),
    slowest: ms(latency.max),
    'memory, peak': `${Math.round(peak)} MiB`,
    'memory, end': `${Math.round(end)} MiB`,
    'processor time': `${processor} s of ${SECONDS}`,
    'exit code after SIGTERM': exitCode,
  });
  if (non2xx + errors + timeouts > 0 || exitCode !== 0) process.exitCode = 1;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
