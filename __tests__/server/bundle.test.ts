/** The one file that goes into production, run by plain Node in an empty folder. */
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { balance } from '../../bench/token-service/balancer';
import { addressOf, BUNDLE_SECRET } from '../../bench/token-service/bundle';
import { verifyToken04 } from '../../server/token04';
import { FAKE_APP_SECRET } from '../../tools/fake-wechat/fake-wechat';
import { bundledServices } from '../support/bundled-services';
import { startRecordedZego } from '../support/recorded-zego';

const { start, weChat } = bundledServices();

interface Reply {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

async function post(url: string, path: string, body: object, session?: unknown): Promise<Reply> {
  const response = await fetch(url + path, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...(session ? { authorization: `Bearer ${String(session)}` } : {}),
    },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Reply['body'] };
}

const login = async (url: string, openid = 'oAnn') =>
  (await post(url, '/v1/login', { code: weChat().code(openid) })).body;

describe('the bundle', () => {
  it('serves, and logs no secret', async () => {
    const service = start({ LOG_LEVEL: 'debug' });
    const url = await service.url;
    const member = await login(url);
    const { body } = await post(url, '/v1/token', { roomID: 'room' }, member['session']);
    const token = String(body['token']);
    expect(verifyToken04(token, { appID: 1, secret: BUNDLE_SECRET })).toMatchObject({
      ok: true,
      content: { userID: member['userID'] },
    });
    service.child.kill('SIGTERM');
    expect(await service.exitCode).toBe(0);
    const output = service.output();
    expect(output).toContain('"route":"/v1/token","status":200');
    const secrets = [token, String(member['session']), BUNDLE_SECRET, FAKE_APP_SECRET, 'oAnn'];
    expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);
  });

  it('says who entered a room that one knows, and of no other which it is', async () => {
    const service = start();
    const url = await service.url;
    const { session, userID } = await login(url);
    await post(url, '/v1/token', { roomID: 'meeting' }, session);
    const asked = start({}, '--room-name', 'meeting');
    expect(await asked.exitCode).toBe(0);
    const name = asked.output().trim();
    expect(name).toMatch(/^[\w-]{16}$/);
    const lines = service
      .output()
      .split('\n')
      .filter((line) => line.includes(`"room":"${name}"`));
    expect(lines.map((line) => JSON.parse(line) as object)).toEqual([
      expect.objectContaining({ msg: 'token given', userID, role: 'speaker', publish: true }),
    ]);
    expect(service.output()).not.toContain('meeting');
  });

  it('is one of many: each knows the sessions and tickets of the others', async () => {
    const [one, other] = [await start().url, await start().url];
    const member = await login(one);
    const invitation = await post(other, '/v1/invite', { roomID: 'room' }, member['session']);
    const guest = await post(one, '/v1/login', { ticket: invitation.body['ticket'] });
    const answer = await post(other, '/v1/token', { roomID: 'room' }, guest.body['session']);
    expect(answer).toMatchObject({ status: 200, body: { userID: guest.body['userID'] } });
    expect((await login(other))['userID']).toBe(member['userID']);
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['nothing is set', { ZEGO_APP_ID: '', WECHAT_APP_SECRET: '' }, /ZEGO_APP_ID is not set\./],
    [
      'the development login is on',
      { DEV_LOGIN: 'true' },
      /DEV_LOGIN is true and NODE_ENV is prod/,
    ],
    ['a file is missing', { SESSION_KEY_FILE: '/nowhere' }, /SESSION_KEY_FILE.*can’t be read/],
    [
      'nobody chose who may enter',
      { POLICY: '' },
      /POLICY is not set and NODE_ENV is production\. Choose/,
    ],
    ['its address is not its own', { HOST: '192.0.2.1' }, /HOST is not an address of this machine/],
  ])('does not start when %s, and says why', async (_, env, sentence) => {
    const service = start(env);
    expect(await service.exitCode).toBe(1);
    expect(service.output()).toMatch(sentence);
    expect(service.output()).not.toMatch(/\bat .*token-service\.cjs/);
  });

  it('says at its start, in a line each, what ZEGO has not switched on', async () => {
    const zego = await startRecordedZego({ appID: 1, secret: BUNDLE_SECRET });
    const off = { Code: 9, Message: 'not enabled' };
    zego.answers = { DescribeForbidUserRules: [off], DescribeUserList: [off] };
    const service = start({ POLICY: 'minted', ZEGO_API_URL: zego.url });
    await service.url;
    const said = () =>
      service
        .output()
        .split('\n')
        .filter((line) => line.includes('has not switched on'));
    for (let tries = 0; tries < 100 && said().length < 2; tries += 1) await sleep(20);
    await zego.close();
    expect(said()).toEqual([
      expect.stringMatching(/"level":"warn".*SetForbidUserRule\) are off: whoever is removed/),
      expect.stringMatching(/"level":"warn".*DescribeUserList is off: a host sees/),
    ]);
  });

  it.each<[string, Record<string, string>, number]>([
    ['says that any room may be entered', {}, 1],
    ['has nothing to warn of where rooms are made here', { POLICY: 'minted' }, 0],
  ])('%s', async (_, env, warnings) => {
    const service = start(env);
    // Once it answers it has said all that it says at its start, and heeds signals.
    expect((await fetch(`${await service.url}/healthz`)).status).toBe(200);
    service.child.kill('SIGTERM');
    expect(await service.exitCode).toBe(0);
    const lines = service.output().split('\n');
    const warned = lines.filter((line) => line.includes('"level":"warn"'));
    expect(warned).toHaveLength(warnings);
    for (const line of warned) expect(line).toContain('POLICY is open');
  });
});

describe('the file for other backends', () => {
  const FILE = 'voice-call-tokens.cjs';
  const folder = mkdtempSync(path.join(os.tmpdir(), 'other-backend-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('needs nothing beside it, and makes tokens', () => {
    copyFileSync(path.resolve(__dirname, '../../dist/server', FILE), path.join(folder, FILE));
    const script = `
      const { generateToken04, verifyToken04, voiceCallTokens, ServiceError } = require('./${FILE}');
      const [appID, secret] = [1, '${BUNDLE_SECRET}'];
      const token = generateToken04({ appID, secret, userID: 'ann', ttl: 60 });
      const { content } = verifyToken04(token, { appID, secret });
      console.log(content.userID, typeof voiceCallTokens, new ServiceError(401, 'x', 'y').status);`;
    const ran = spawnSync(process.execPath, ['-e', script], { cwd: folder, encoding: 'utf8' });
    expect(ran).toMatchObject({ stdout: 'ann function 401\n', stderr: '', status: 0 });
  });
});

describe('SIGTERM', () => {
  it('ends nothing that has begun', async () => {
    weChat().latency = 1200;
    const service = start();
    const url = await service.url;
    const logins = Array.from({ length: 20 }, (_, n) => login(url, `o${n}`));
    while (weChat().asked < 20) await sleep(10);
    const stopping = Date.now();
    service.child.kill('SIGTERM');
    for (const { userID } of await Promise.all(logins)) expect(userID).toMatch(/^u/);
    expect(await service.exitCode).toBe(0);
    // No connection that stayed open held it up.
    expect(Date.now() - stopping).toBeLessThan(8000);
  });

  it('under load loses no request while others take over', async () => {
    const env = {
      DRAIN_SECONDS: '1',
      RATE_LIMIT_PER_IP: '1000000',
      RATE_LIMIT_PER_SESSION: '1000000',
    };
    const [first, second] = [start(env), start(env)];
    const [one, other] = [await first.url, await second.url];
    const { session } = await login(one);
    const load = balance(10, 20, () => ({
      path: '/v1/token',
      body: { roomID: 'room' },
      headers: { authorization: `Bearer ${String(session)}` },
    }));
    // Each has a share of the load when another goes, however slow the machine.
    const serves = async (url: string) => {
      while ((load.answered.get(url) ?? 0) < 50) await sleep(20);
    };
    load.add(one);
    load.add(other);
    await Promise.all([serves(one), serves(other)]);
    first.child.kill('SIGTERM');
    expect(await first.exitCode).toBe(0);
    load.remove(one);
    const third = start(env);
    const last = await third.url;
    load.add(last);
    await serves(last);
    second.child.kill('SIGTERM');
    expect(await second.exitCode).toBe(0);
    load.remove(other);
    await load.stop();
    expect(load.lost).toEqual([]);
    expect([...load.answered.keys()].sort()).toEqual([one, other, last].sort());
    expect(first.output()).toContain('"msg":"stopped"');
  });

  it('of a thousand a second loses none', async () => {
    const env = {
      DRAIN_SECONDS: '2',
      RATE_LIMIT_PER_IP: '1000000',
      RATE_LIMIT_PER_SESSION: '1000000',
      CONNECTIONS_PER_IP: '1000',
    };
    const [first, second] = [start(env), start(env)];
    const [one, other] = [await first.url, await second.url];
    const { session } = await login(one);
    const load = balance(40, 35, () => ({
      path: '/v1/token',
      body: { roomID: 'room' },
      headers: { authorization: `Bearer ${String(session)}` },
    }));
    load.add(one);
    load.add(other);
    while ((load.answered.get(one) ?? 0) < 1000) await sleep(20);
    first.child.kill('SIGTERM');
    expect(await first.exitCode).toBe(0);
    await sleep(300);
    await load.stop();
    expect(load.lost).toEqual([]);
    // On a busy machine a thousand a second may be more than one can do, going or not.
    const answered = [...load.answered.values()].reduce((sum, count) => sum + count, 0);
    expect(load.shed).toBeLessThan(answered / 10);
  });

  it('twice ends the drain at once, and what has begun is answered all the same', async () => {
    weChat().latency = 1000;
    const service = start({ DRAIN_SECONDS: '300' });
    const url = await service.url;
    const asked = weChat().asked;
    const answer = login(url);
    while (weChat().asked === asked) await sleep(10);
    service.child.kill('SIGTERM');
    while (!service.output().includes('stopping')) await sleep(10);
    // Going on, but nobody new should come.
    expect((await fetch(`${url}/readyz`)).status).toBe(503);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    await sleep(600);
    service.child.kill('SIGTERM');
    expect((await answer)['userID']).toMatch(/^u/);
    expect(await service.exitCode).toBe(0);
  });

  it('three times ends everything', async () => {
    weChat().latency = 20_000;
    const service = start({ DRAIN_SECONDS: '300' });
    const url = await service.url;
    const asked = weChat().asked;
    login(url).catch(() => undefined);
    while (weChat().asked === asked) await sleep(10);
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGTERM'] as const) {
      service.child.kill(signal);
      await sleep(600);
    }
    expect(await service.exitCode).toBe(1);
  });
});

describe('a pipe that nobody reads', () => {
  it('stalls no request and no end', async () => {
    const service = start({ RATE_LIMIT_PER_IP: '1000000', DRAIN_SECONDS: '0' });
    const url = await service.url;
    service.child.stdout?.pause();
    // A pipe holds 64 KiB; a line has some 200 bytes.
    for (let round = 0; round < 100; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => post(url, '/v1/token', { roomID: 'room' })),
      );
      for (const { status } of answers) expect(status).toBe(401);
    }
    service.child.kill('SIGTERM');
    const ended = new Promise((resolve) => service.child.once('exit', resolve));
    expect(await ended).toBe(0);
    service.child.stdout?.resume();
  });
});

describe('GET /metrics', () => {
  it('tells on a port of its own what was asked, and no secret', async () => {
    const service = start({ METRICS_PORT: '0' });
    const url = await service.url;
    const member = await login(url);
    await post(url, '/v1/token', { roomID: 'secret-room' }, member['session']);
    await post(url, '/v1/token', { roomID: 'secret-room' }, 'forged.session');
    const text = await (await fetch(`${await addressOf(service, 'metrics')}/metrics`)).text();
    for (const line of [
      'http_requests_total{route="/v1/login",status="200"} 1',
      'http_requests_total{route="/v1/token",status="401"} 1',
      'refusals_total{code="session_invalid"} 1',
      'http_request_duration_seconds_count{route="/v1/token"} 2',
      'neighbour_requests_total{neighbour="wechat",outcome="answered"} 1',
      'http_requests_in_flight 0',
      'log_lines_dropped 0',
      'process_open_fds ',
    ]) {
      expect(text).toContain(line);
    }
    for (const secret of [member['session'], 'forged', 'secret-room', member['userID']]) {
      expect(text).not.toContain(String(secret));
    }
    expect((await fetch(`${url}/metrics`)).status).toBe(404);
  });
});

describe('changing a secret logs nobody out', () => {
  const NEW = 'another-server-secret-of-32-byte';
  const own = 'k'.repeat(32);

  it.each<[string, Record<string, string>, Record<string, string>]>([
    [
      'the ServerSecret, where nothing else is set',
      {},
      {
        ZEGO_SERVER_SECRET: NEW,
        SESSION_KEY: own,
        SESSION_KEY_PREVIOUS: BUNDLE_SECRET,
        USER_ID_KEY: BUNDLE_SECRET,
      },
    ],
    [
      'the ServerSecret, where the keys are set',
      { SESSION_KEY: own, USER_ID_KEY: own },
      { SESSION_KEY: own, USER_ID_KEY: own, ZEGO_SERVER_SECRET: NEW },
    ],
    [
      'the session key',
      { SESSION_KEY: own },
      { SESSION_KEY: 'n'.repeat(32), SESSION_KEY_PREVIOUS: own },
    ],
  ])('%s', async (_, before, after) => {
    const old = start(before);
    const member = await login(await old.url);
    const { body: invitation } = await post(
      await old.url,
      '/v1/invite',
      { roomID: 'room' },
      member['session'],
    );
    old.child.kill('SIGKILL');
    const url = await start(after).url;
    const token = await post(url, '/v1/token', { roomID: 'room' }, member['session']);
    expect(token).toMatchObject({ status: 200, body: { userID: member['userID'] } });
    const guest = await post(url, '/v1/login', { ticket: invitation['ticket'] });
    expect(guest.status).toBe(200);
    // The same person is the same user as before.
    expect((await login(url))['userID']).toBe(member['userID']);
  });
});
