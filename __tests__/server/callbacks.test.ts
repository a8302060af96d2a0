/** ZEGO's callbacks: signed, in several forms, in any order, twice, or lost. */
import { readCallback } from '../../server/callbacks/event';
import { RoomList } from '../../server/callbacks/room-list';
import { callbackSignature } from '../../server/callbacks/signature';
import { MemoryStore } from '../../server/store/memory-store';
import { RoomControl } from '../../server/zego-api/room-control';
import { ZegoAPI } from '../../server/zego-api/client';
import { bearer, expectRefusal, startForTest, type TestService } from '../support/token-service';

const SECRET = 'callbacksecret0123456789abcdef00';
const now = () => Math.floor(Date.now() / 1000);

describe('the signature', () => {
  it.each([
    ['secret', '1470820198', '123412', '5bd59fd62953a8059fb7eaba95720f66d19e4517'],
    [SECRET, '1700000000', '350176', 'c29e7923affbb84951c91d2189b1e7ec7667cfc5'],
  ])('of %s, %s, %s is known', (secret, timestamp, nonce, signature) => {
    expect(callbackSignature(secret, timestamp, nonce)).toBe(signature);
  });
});

const stamp = (timestamp = now(), nonce = '350176') => ({
  timestamp: String(timestamp),
  nonce,
  signature: callbackSignature(SECRET, String(timestamp), nonce),
});

const SEQ = '18446744073709551557';

const login = (more: object = {}) => ({
  ...stamp(),
  event: 'room_login',
  appid: '1',
  room_id: 'room-1',
  room_seq: SEQ,
  user_account: 'uAnn',
  user_nickname: 'Ann',
  session_id: '1',
  login_time: '1700000000000',
  ...more,
});
const logout = (more: object = {}) =>
  login({ event: 'room_logout', logout_time: '1700000050000', reason: '0', ...more });

describe('what is told', () => {
  it.each<[string, (content: object) => string]>([
    ['as JSON', (content) => JSON.stringify(content)],
    ['as JSON in escapes', (content) => encodeURIComponent(JSON.stringify(content))],
    ['as a form', (content) => String(new URLSearchParams(content as Record<string, string>))],
  ])('is read %s', (_, write) => {
    expect(readCallback(write(login({ user_nickname: '小 明 & =' })))).toMatchObject({
      appID: '1',
      event: {
        event: 'room_login',
        roomID: 'room-1',
        roomSession: SEQ,
        userID: 'uAnn',
        userName: '小 明 & =',
        stay: '1',
        at: 1_700_000_000_000,
      },
    });
  });

  it('keeps numbers that JavaScript can’t hold, and touches no text that looks like one', () => {
    const name = '"room_session_id":9';
    const { timestamp, nonce, signature } = stamp();
    const text = `{"event":"room_close","appid":1,"timestamp":${timestamp},"nonce":"${nonce}","signature":"${signature}","room_id":"room-1","note":${JSON.stringify(name)},"room_session_id": ${SEQ}}`;
    expect(readCallback(text)?.event).toEqual({
      event: 'room_close',
      roomID: 'room-1',
      roomSession: SEQ,
    });
  });

  it.each(['', '{}', '[]', 'null', '{"event":"room_login"}', '%', 'a=b', '{"timestamp":{}}'])(
    'is nothing where it is %j',
    (text) => expect(readCallback(text)).toBeUndefined(),
  );
});

describe('who is in a room', () => {
  const control = (users: RoomControl['users']) =>
    Object.assign(
      new RoomControl(new ZegoAPI({ appID: 1, secret: 's', url: 'http://127.0.0.1:65000' })),
      { users },
    );
  const nobody = control(() => Promise.reject(new Error('not there')));

  async function after(...told: object[]) {
    const list = new RoomList({ store: new MemoryStore(), control: nobody, hears: true });
    for (const one of told) {
      const event = readCallback(JSON.stringify(one))?.event;
      if (event) await list.take(event);
    }
    const { members, isOff } = await list.members('room-1');
    expect(isOff).toBe(false);
    return members;
  }
  const ann = { userID: 'uAnn', userName: 'Ann', since: 1_700_000_000 };
  const bob = login({
    user_account: 'uBob',
    user_nickname: 'Bob',
    session_id: '2',
    login_time: '1700000001000',
  });
  const again = { session_id: '3', login_time: '1700000060000' };
  const close = {
    ...stamp(),
    event: 'room_close',
    appid: 1,
    room_id: 'room-1',
    room_session_id: SEQ,
  };

  it.each<[string, object[], unknown[]]>([
    ['nobody', [], []],
    ['one who came', [login()], [ann]],
    ['one who came, told twice', [login(), login()], [ann]],
    ['nobody after they left', [login(), logout()], []],
    ['nobody where the end came first, and the beginning late', [logout(), login()], []],
    ['nobody where all came twice and mixed', [logout(), login(), logout(), login()], []],
    [
      'one who came back, though the end of the first stay comes last',
      [login(), login(again), logout()],
      [{ ...ann, since: 1_700_000_060 }],
    ],
    [
      'the others',
      [login(), bob, logout()],
      [{ userID: 'uBob', userName: 'Bob', since: 1_700_000_001 }],
    ],
    ['nobody once the room is over, whose ends were lost', [login(), bob, close], []],
    [
      'who is in the next room of that ID',
      [login(), close, login({ ...again, room_seq: '5' })],
      [{ ...ann, since: 1_700_000_060 }],
    ],
    [
      'one, where only the newest stay is told of',
      [login(again), login()],
      [{ ...ann, since: 1_700_000_060 }],
    ],
  ])(
    '%s',
    async (_, told, expected) => {
      expect(await after(...told)).toEqual(expected);
    },
    15_000,
  );

  const lost = { userID: 'uLost', userName: 'Lost' };

  async function seen(users: Awaited<ReturnType<RoomControl['users']>>, hears = true) {
    const list = new RoomList({
      store: new MemoryStore(),
      control: control(async () => users),
      hears,
    });
    for (const one of [login(), bob]) {
      const event = readCallback(JSON.stringify(one))?.event;
      if (event) await list.take(event);
    }
    return list.members('room-1');
  }

  it('is healed by what ZEGO lists', async () => {
    const { members } = await seen({
      users: [{ userID: 'uAnn', userName: 'Ann' }, lost],
      isAll: true,
    });
    expect(members).toEqual([ann, { ...lost, since: null }]);
  });

  it('is not cut where ZEGO lists no more at once', async () => {
    const { members } = await seen({ users: [lost], isAll: false });
    expect(members?.map(({ userID }) => userID)).toEqual(['uLost', 'uAnn', 'uBob']);
  });

  it('is what callbacks told where ZEGO may not be asked, or is not known; and that is said', async () => {
    const { members, isOff } = await seen('off');
    expect([members?.length, isOff]).toEqual([2, true]);
    expect(await seen('off', false)).toEqual({ members: null, isOff: true });
  });

  it('is asked of ZEGO and of the store at once', async () => {
    const store = new MemoryStore();
    const order: string[] = [];
    const list = new RoomList({
      store: Object.assign(store, {
        fields: async () => {
          order.push('store');
          await new Promise((resolve) => setTimeout(resolve, 20));
          order.push('told');
          return {};
        },
      }),
      control: control(async () => {
        order.push('ZEGO');
        return { users: [], isAll: true };
      }),
      hears: true,
    });
    await list.members('room-1');
    expect(order).toEqual(['store', 'ZEGO', 'told']);
  });
});

describe('the route', () => {
  let service: TestService;
  const start = startForTest((one) => (service = one));
  const tell = (content: object | string, headers: Record<string, string> = {}) =>
    service.send('POST', '/v1/zego-callback', content, headers);

  it('takes what is signed, and a host sees it', async () => {
    await start({ callbackSecret: SECRET });
    const host = bearer(await service.member());
    const { roomID, hostKey } = (await service.send('POST', '/v1/rooms', {}, host)).body;
    expect(await tell(login({ room_id: roomID }))).toMatchObject({ status: 200, body: {} });
    const form = String(new URLSearchParams(login({ room_id: roomID })));
    const asForm = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await tell(form, asForm)).status).toBe(200);
    const seen = await service.send('GET', `/v1/rooms/${String(roomID)}`, undefined, {
      ...host,
      'x-host-key': String(hostKey),
    });
    expect(seen.body['members']).toEqual([
      { userID: 'uAnn', userName: 'Ann', since: 1_700_000_000 },
    ]);
  });

  it.each<[string, object]>([
    ['nobody signed', { signature: '0'.repeat(40) }],
    ['is signed for another time', { timestamp: String(now() - 1) }],
    ['is signed with another nonce', { nonce: '1' }],
    ['is old', stamp(now() - 700)],
    ['is of another AppID', { appid: '2' }],
  ])('refuses what %s', async (_, change) => {
    await start({ callbackSecret: SECRET });
    expectRefusal(await tell(login(change)), 403, 'callback_refused');
  });

  it('refuses what is nothing, and what is too long', async () => {
    await start({ callbackSecret: SECRET });
    expectRefusal(await tell('x'), 400, 'body_invalid');
    expectRefusal(await tell({ ...login(), note: 'x'.repeat(70_000) }), 413, 'too_large');
  });

  it('is there only where a secret is set', async () => {
    await start();
    expectRefusal(await tell(login()), 404, 'not_found');
  });

  it('is limited less than people are: ZEGO’s servers are few', async () => {
    await start({ callbackSecret: SECRET, limits: { perIP: 3, perSession: 100 } });
    const statuses = [];
    for (let n = 0; n < 62; n += 1) statuses.push((await tell(login())).status);
    expect(statuses.slice(0, 60)).toEqual(Array(60).fill(200));
    expect(statuses.slice(60)).toEqual([429, 429]);
  });
});
