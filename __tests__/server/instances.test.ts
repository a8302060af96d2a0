/** Two instances with one Redis, and what becomes of them without it. */
import { setTimeout as sleep } from 'node:timers/promises';
import { RedisStore } from '../../server/store/redis-store';
import { startRecordedZego, type RecordedZego } from '../support/recorded-zego';
import { startRedis, type Redis } from '../support/redis';
import {
  bearer,
  expectRefusal,
  noNewWindow,
  SERVER_SECRET,
  startTestService,
  type TestService,
  type TestServiceOptions,
} from '../support/token-service';

let redis: Redis;
let zego: RecordedZego;
let one: TestService;
let other: TestService;

const instance = async (more: TestServiceOptions = {}): Promise<TestService> => {
  const store = new RedisStore({ url: redis.url });
  await store.connect();
  return startTestService({ policy: 'minted', zegoURL: zego.url, store, ...more });
};

beforeEach(async () => {
  [redis, zego] = [
    await startRedis(),
    await startRecordedZego({ appID: 1, secret: SERVER_SECRET }),
  ];
  [one, other] = [await instance(), await instance()];
});
afterEach(async () => {
  await Promise.all([one.close(), other.close()]);
  await Promise.all([redis.stop(), zego.close()]);
});

const post = (service: TestService, path: string, body: object, session: string) =>
  service.send('POST', path, body, bearer(session));

async function room() {
  const host = await one.member('oHost');
  const { body } = await post(one, '/v1/rooms', { role: 'listener' }, host);
  return { host, roomID: String(body['roomID']), hostKey: String(body['hostKey']) };
}

test('what one was told the other knows at once', async () => {
  const { host, roomID, hostKey } = await room();
  const ann = await one.member('oAnn');
  const userID = String((await post(one, '/v1/token', { roomID }, ann)).body['userID']);
  const act = (service: TestService, action: string, more: object = {}) =>
    post(service, '/v1/host', { roomID, hostKey, action, ...more }, host);
  const asked = async (session = ann) => {
    const { status, body } = await post(other, '/v1/token', { roomID }, session);
    return [status, body['code'] ?? body['publish']];
  };
  await act(one, 'grant', { userID });
  expect(await asked()).toEqual([200, true]);
  await act(one, 'revoke', { userID });
  expect(await asked()).toEqual([200, false]);
  await act(one, 'remove', { userID });
  expect(await asked()).toEqual([403, 'removed']);
  await act(other, 'readmit', { userID });
  await act(one, 'lock');
  expect(await asked()).toEqual([200, false]);
  expect(await asked(await other.member('oBob'))).toEqual([403, 'room_locked']);
  await act(other, 'unlock');
  const { body } = await post(one, '/v1/invite', { roomID, uses: 1 }, host);
  const logins = [one, other, one, other].map((service) =>
    service.send('POST', '/v1/login', { ticket: body['ticket'] }),
  );
  expect((await Promise.all(logins)).filter(({ status }) => status === 200)).toHaveLength(1);
});

test('a grant is good once, wherever it is shown', async () => {
  const { host, roomID, hostKey } = await room();
  const ann = await one.member('oAnn');
  const userID = String((await post(one, '/v1/token', { roomID }, ann)).body['userID']);
  await post(one, '/v1/host', { roomID, hostKey, action: 'grant', userID }, host);
  const said = JSON.parse(zego.asked('SendCustomCommand')[0]?.['MessageContent'] ?? '{}') as {
    grant: string;
  };
  const shown = Array.from({ length: 10 }, (_, n) =>
    post(n % 2 ? one : other, '/v1/token', { roomID, grant: said.grant }, ann),
  );
  const answers = await Promise.all(shown);
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
});

test('limits count what comes to any of them', async () => {
  const stores = [new RedisStore({ url: redis.url }), new RedisStore({ url: redis.url })];
  await Promise.all(stores.map((store) => store.connect()));
  const both = await Promise.all(
    stores.map((store) =>
      instance({ limits: { perIP: 1000, perSession: 10 }, sharedStore: store, policy: 'open' }),
    ),
  );
  await noNewWindow(5000);
  const session = await both[0]!.member('oAnn');
  const statuses: number[] = [];
  for (let n = 0; n < 20; n += 1) {
    const { status } = await post(both[n % 2]!, '/v1/token', { roomID: 'room' }, session);
    statuses.push(status);
    await sleep(150);
  }
  // What came to the other is known a little later: one more may pass.
  expect([10, 11]).toContain(statuses.filter((status) => status === 200).length);
  expect(statuses.slice(11)).toEqual(Array(9).fill(429));
  await Promise.all([...both.map((service) => service.close()), ...stores.map((s) => s.close())]);
}, 75_000);

test('what one instance leaves undone when it dies another does', async () => {
  const { roomID, hostKey, host } = await room();
  zego.answers['SetForbidUserRule'] = ['silence', { Code: 0 }];
  const ann = await one.member('oAnn');
  const userID = String((await post(one, '/v1/token', { roomID }, ann)).body['userID']);
  const store = new RedisStore({ url: redis.url });
  await store.connect();
  // Somebody took the task and is heard of no more.
  await post(one, '/v1/host', { roomID, hostKey, action: 'grant', userID }, host);
  await one.close();
  const task = JSON.stringify({ roomID, userID });
  await store.schedule(task, 0);
  await store.takeDue(1, 2);
  await store.write(
    [`speech:${roomID}`, userID],
    JSON.stringify({ may: true, until: 1, nonce: 'x' }),
    60,
  );
  await store.close();
  const end = performance.now() + 20_000;
  while (zego.asked('DescribeSimpleStreamList').length === 0 && performance.now() < end)
    await sleep(50);
  expect(zego.asked('DescribeSimpleStreamList')).toEqual([{ RoomId: roomID }]);
  expect(other.log.join('')).toContain('leave to speak is over');
  one = await instance();
}, 40_000);

test('without Redis nobody new gets in, who is in stays, and the log says so; with it all goes on', async () => {
  const { host, roomID } = await room();
  const [ann, bob] = [await one.member('oAnn'), await one.member('oBob')];
  const ticket = (await post(one, '/v1/invite', { roomID }, host)).body['ticket'];
  expect((await post(one, '/v1/token', { roomID }, ann)).status).toBe(200);
  await redis.stop();
  const began = performance.now();
  const stays = await post(one, '/v1/token', { roomID }, ann);
  expect(stays).toMatchObject({ status: 200, body: { role: 'listener', publish: false } });
  expectRefusal(await post(one, '/v1/token', { roomID }, bob), 503, 'store_unavailable');
  expectRefusal(await one.send('POST', '/v1/login', { ticket }), 503, 'store_unavailable');
  expectRefusal(await post(one, '/v1/rooms', {}, host), 503, 'store_unavailable');
  expectRefusal(await post(one, '/v1/invite', { roomID }, host), 503, 'store_unavailable');
  expect(performance.now() - began).toBeLessThan(5000);
  expect(one.log.join('')).toMatch(/"level":"error".*store_unavailable.*nobody new gets in/);
  redis = await startRedis(redis.port);
  const end = performance.now() + 5000;
  let status = 0;
  while (status !== 200 && performance.now() < end) {
    ({ status } = await post(one, '/v1/token', { roomID }, bob));
    await sleep(50);
  }
  expect(status).toBe(200);
});
