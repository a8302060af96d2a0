/**
 * What holds for somebody after several actions of hosts and of those who run the service: asked of the cloud, with the
 * token that they had before. The cloud's rule about somebody is one, and the last that is set replaces it.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { MemoryStore } from '../../server/store/memory-store';
import { RedisStore } from '../../server/store/redis-store';
import type { Store } from '../../server/store/store';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { startRedis, type Redis } from '../support/redis';
import { bearer, startTestService, type TestService } from '../support/token-service';
import { wayToPublish } from '../support/way-to-publish';
import { createCaller, state } from './caller';

const OPERATOR = 'operator-key-of-the-tests-32-bytes';
/** Of a leave to speak, in seconds. */
const LEAVE = 2;

let redis: Redis;
let cloud: LocalCloud;
let service: TestService;
let host: string;
let room: { roomID: string; hostKey: string };

beforeAll(async () => {
  redis = await startRedis();
});
afterAll(() => redis.stop());

const post = (path: string, body: object, session: string, by = service) =>
  by.send('POST', path, body, bearer(session));

const start = (store: Store, more: object = {}) =>
  startTestService({
    appID: cloud.options.appID,
    secret: cloud.options.secret,
    policy: 'minted',
    grantTtl: LEAVE,
    operatorKey: OPERATOR,
    zegoURL: `http://${cloud.host}/zego-api`,
    store,
    ...more,
  });

const redisStore = async (): Promise<Store> => {
  const store = new RedisStore({ url: redis.url });
  await store.connect();
  return store;
};

/** Tokens forbid nothing here: what is tried is what the rules do. */
async function begin(store: Store, role = 'listener', more: object = {}): Promise<void> {
  service = await start(store, more);
  host = await service.member('oHost');
  const { body } = await post('/v1/rooms', { role }, host);
  room = { roomID: String(body['roomID']), hostKey: String(body['hostKey']) };
}

beforeEach(async () => {
  cloud = await startLocalCloud({ port: 0, rights: false, bans: true });
});
afterEach(async () => {
  await service.close();
  await cloud.close();
});

interface Person {
  readonly userID: string;
  /** From before anything was done. */
  readonly token: string;
}

async function person(openid: string): Promise<Person> {
  const { roomID } = room;
  const { body } = await post('/v1/token', { roomID }, await service.member(openid));
  return { userID: String(body['userID']), token: String(body['token']) };
}

const hosts = ['grant', 'revoke', 'remove', 'readmit'];
const operators = ['deny-user', 'allow-user'];

/** `end`: until the leave is over, and whoever watches it has noticed. */
async function take(action: string, userID: string, by = service): Promise<void> {
  if (action === 'end') return sleep(LEAVE * 1000 + 1800);
  const { status } = hosts.includes(action)
    ? await post('/v1/host', { ...room, action, userID }, host, by)
    : await post('/v1/take-back', { action, userID }, OPERATOR, by);
  expect([hosts.includes(action) || operators.includes(action), action, status]).toEqual([
    true,
    action,
    // Who was removed is readmitted first.
    status === 403 && action === 'grant' ? 403 : 200,
  ]);
  return undefined;
}

async function mayEnter({ userID, token }: Person): Promise<boolean> {
  const caller = createCaller(cloud, userID);
  try {
    await caller.join(room.roomID, { token });
    return true;
  } catch (error) {
    expect(error).toMatchObject({ code: 1002066 });
    return false;
  } finally {
    caller.hangUp();
  }
}

const mayPublish = async ({ userID, token }: Person) =>
  (await wayToPublish(cloud, token, userID)) === 0;

const OUT = [false, false];
const SILENT = [true, false];
const FREE = [true, true];

/** Actions in their order; then whether the old token lets in, and whether it lets publish. */
const sequences: readonly (readonly [string, readonly boolean[]])[] = [
  ['', FREE],
  ['revoke', SILENT],
  ['grant', FREE],
  ['grant end', SILENT],
  ['grant end grant', FREE],
  ['remove', OUT],
  ['remove readmit', FREE],
  ['grant remove end', OUT],
  ['grant remove end readmit', SILENT],
  ['grant remove readmit end', SILENT],
  ['remove revoke', OUT],
  ['remove grant', OUT],
  ['revoke remove', OUT],
  ['revoke remove readmit', SILENT],
  ['remove revoke readmit', SILENT],
  ['remove revoke readmit grant', FREE],
  ['deny-user', OUT],
  ['deny-user allow-user', FREE],
  ['remove deny-user allow-user', OUT],
  ['remove deny-user readmit', OUT],
  ['deny-user remove allow-user', OUT],
  ['deny-user remove readmit', OUT],
  ['deny-user grant', OUT],
  ['deny-user revoke', OUT],
  ['deny-user revoke allow-user', SILENT],
  ['revoke deny-user allow-user', SILENT],
  ['grant deny-user end', OUT],
  ['grant deny-user end allow-user', SILENT],
  ['grant deny-user allow-user end', SILENT],
];

test.each<[string, () => Promise<Store>]>([
  ['memory', async () => new MemoryStore()],
  ['Redis', redisStore],
])(
  'with a store in %s, the last action undoes nothing of the others',
  async (_, makeStore) => {
    await begin(await makeStore());
    const held: [string, boolean[]][] = [];
    // Beside each other, some at a time: there are limits.
    const queue = sequences.map((one, at) => [one[0], at] as const);
    const work = async () => {
      for (let next = queue.pop(); next; next = queue.pop()) {
        const [actions, at] = next;
        const one = await person(`o${at}`);
        for (const action of actions.split(' ').filter(Boolean)) await take(action, one.userID);
        held[at] = [actions, [await mayEnter(one), await mayPublish(one)]];
      }
    };
    await Promise.all(Array.from({ length: 8 }, work));
    expect(held).toEqual(sequences);
  },
  60_000,
);

test('who is denied is kept out of every room, however many they entered, and put out', async () => {
  await begin(new MemoryStore());
  const first = room;
  const session = await service.member('oAnn');
  const { body } = await post('/v1/token', { roomID: room.roomID }, session);
  const ann = { userID: String(body['userID']), token: String(body['token']) };
  for (let n = 0; n < 5; n += 1) {
    const { roomID } = (await post('/v1/rooms', {}, host)).body;
    await post('/v1/token', { roomID }, session);
    room = { ...room, roomID: String(roomID) };
  }
  const caller = createCaller(cloud, ann.userID);
  await caller.join(room.roomID, { token: ann.token });
  await take('deny-user', ann.userID);
  await caller.hears('roomStateUpdate', state('DISCONNECTED', 1002055));
  caller.hangUp();
  room = first;
  expect([await mayEnter(ann), await mayPublish(ann)]).toEqual(OUT);
}, 20_000);

describe('of two instances', () => {
  let other: TestService;
  afterEach(() => other.close());

  test.each([
    ['remove', 'readmit'],
    ['revoke', 'grant'],
    ['remove', 'grant'],
    ['deny-user', 'allow-user'],
    ['remove', 'allow-user'],
  ])(
    'that %s and %s at once, the cloud holds to what the store says in the end',
    async (a, b) => {
      // Who may speak as long as no host says otherwise: so their token says what the rule does.
      const long = { grantTtl: 60 };
      await begin(await redisStore(), 'speaker', long);
      other = await start(await redisStore(), long);
      for (let round = 0; round < 4; round += 1) {
        const one = await person(`o${round}`);
        await take(b === 'grant' ? 'revoke' : 'remove', one.userID);
        await Promise.all([take(a, one.userID, service), take(b, one.userID, other)]);
        const session = await service.member(`o${round}`);
        const { status, body } = await post('/v1/token', { roomID: room.roomID }, session);
        const isIn = status === 200;
        expect([round, await mayEnter(one)]).toEqual([round, isIn]);
        if (isIn) expect([round, await mayPublish(one)]).toEqual([round, body['publish']]);
      }
    },
    30_000,
  );
});
