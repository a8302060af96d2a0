/** Who may enter which room, and as what: the three policies, minted rooms, tickets, grants, removals. */
import { readPrivilege } from '../../server/privilege';
import { readRoomID } from '../../server/rooms/room-id';
import { sealTicket } from '../../server/ticket';
import { verifyToken04 } from '../../server/token04';
import {
  bearer,
  expectRefusal,
  SERVER_SECRET,
  startForTest,
  type TestService,
} from '../support/token-service';

let service: TestService;
const start = startForTest((one) => (service = one));

const NOW = Math.floor(Date.now() / 1000);

const post = (path: string, body: object, session: string) =>
  service.send('POST', path, body, bearer(session));

interface Room {
  readonly roomID: string;
  readonly hostKey: string;
}

async function makeRoom(session: string, role?: string): Promise<Room> {
  const { status, body } = await post('/v1/rooms', role === undefined ? {} : { role }, session);
  expect(status).toBe(200);
  return body as unknown as Room;
}

async function invite(session: string, body: object): Promise<string> {
  const answer = await post('/v1/invite', body, session);
  expect(answer.status).toBe(200);
  return String(answer.body['ticket']);
}

const guestOf = async (ticket: string) =>
  String((await service.send('POST', '/v1/login', { ticket })).body['session']);

/** What ZEGO reads in a token. */
function inToken(token: unknown) {
  const result = verifyToken04(String(token), { appID: 1, secret: SERVER_SECRET });
  if (!result.ok) throw new Error(result.fault);
  return readPrivilege(result.content.payload);
}

describe('minted rooms', () => {
  beforeEach(() => start({ policy: 'minted' }));

  it('are made by members, can be read aloud, and say what they are', async () => {
    const { status, body } = await post('/v1/rooms', {}, await service.member());
    expect(status).toBe(200);
    expect(body).toEqual({
      roomID: expect.stringMatching(/^([0-9a-hjkmnp-tv-z]{4}-){5}[0-9a-hjkmnp-tv-z]{4}$/),
      hostKey: expect.stringMatching(/^[\w-]+\.[\w-]+$/),
      role: 'speaker',
      expiresAt: expect.any(Number),
    });
    expect(Number(body['expiresAt']) - NOW).toBeGreaterThanOrEqual(7200);
    expect(Number(body['expiresAt']) - NOW).toBeLessThan(7200 + 3601);
    expect(readRoomID(service.keys, String(body['roomID']), NOW)).toEqual({
      role: 'speaker',
      expiresAt: body['expiresAt'],
    });
    expect(
      readRoomID(service.keys, String(body['roomID']), Number(body['expiresAt'])),
    ).toBeUndefined();
  });

  it('are no two alike', async () => {
    const session = await service.member();
    const rooms = await Promise.all(Array.from({ length: 30 }, () => makeRoom(session)));
    expect(new Set(rooms.map(({ roomID }) => roomID)).size).toBe(30);
  });

  it('let in a member who has the ID, with its role; nobody else has one', async () => {
    const maker = await service.member('oAnn');
    const other = await service.member('oBob');
    for (const [role, publish] of [
      ['speaker', true],
      ['listener', false],
    ] as const) {
      const { roomID } = await makeRoom(maker, role);
      const { status, body } = await post('/v1/token', { roomID }, other);
      expect([status, body['role'], body['publish']]).toEqual([200, role, publish]);
      expect(inToken(body['token'])).toEqual({ roomID, login: true, publish });
    }
  });

  it.each<[string, (genuine: string) => string]>([
    ['guessed', () => 'room-1'],
    ['of the right form', () => '0000-0000-0000-0000-0000-0000'],
    ['with a letter changed', (id) => (id.startsWith('0') ? `1${id.slice(1)}` : `0${id.slice(1)}`)],
    [
      'with its role changed',
      (id) => `${id.slice(0, 15)}${id[15] === '0' ? 'g' : '0'}${id.slice(16)}`,
    ],
    ['with its check cut', (id) => id.slice(0, -5)],
    ['in capitals', (id) => id.toUpperCase()],
    ['without its groups', (id) => id.replaceAll('-', '')],
    ['with a byte more', (id) => `${id}0`],
  ])('that are %s are no rooms', async (_, forge) => {
    const session = await service.member();
    const { roomID } = await makeRoom(session);
    const forged = forge(roomID);
    expect(forged).not.toBe(roomID);
    for (const path of ['/v1/token', '/v1/invite']) {
      expectRefusal(await post(path, { roomID: forged }, session), 404, 'room_unknown');
    }
  });

  it('have a host: whoever shows the key, and it can be handed on', async () => {
    const maker = await service.member('oAnn');
    const { roomID, hostKey } = await makeRoom(maker, 'listener');
    for (const session of [maker, await service.member('oBob')]) {
      const { body } = await post('/v1/token', { roomID, hostKey }, session);
      expect(body).toMatchObject({ role: 'host', publish: true });
      expect(body).not.toHaveProperty('hostKey');
    }
    const another = await makeRoom(maker);
    for (const forged of [another.hostKey, `${hostKey}A`, 'a.b', maker]) {
      const answer = await post('/v1/token', { roomID, hostKey: forged }, maker);
      expectRefusal(answer, 403, 'not_host');
    }
  });

  it('are not made by guests', async () => {
    const { roomID } = await makeRoom(await service.member());
    const guest = await guestOf(await invite(await service.member(), { roomID }));
    expectRefusal(await post('/v1/rooms', {}, guest), 403, 'members_only');
  });
});

describe('invitations', () => {
  beforeEach(() => start({ policy: 'minted' }));

  it('make listeners or speakers of guests, and of members', async () => {
    const host = await service.member('oAnn');
    const { roomID, hostKey } = await makeRoom(host, 'listener');
    const speaker = await invite(host, { roomID, hostKey, role: 'speaker' });
    const listener = await invite(host, { roomID, role: 'listener' });
    const asked = async (session: string, shown: object = {}) => {
      const { body } = await post('/v1/token', { roomID, ...shown }, session);
      return [body['role'], body['publish'], inToken(body['token'])?.publish];
    };
    expect(await asked(await guestOf(speaker))).toEqual(['speaker', true, true]);
    expect(await asked(await guestOf(listener))).toEqual(['listener', false, false]);
    const bob = await service.member('oBob');
    expect(await asked(bob)).toEqual(['listener', false, false]);
    expect(await asked(bob, { ticket: speaker })).toEqual(['speaker', true, true]);
    // A token is renewed when the ticket may be over.
    expect(await asked(bob)).toEqual(['speaker', true, true]);
  });

  it('make nobody more than who invites, but with the key', async () => {
    const host = await service.member('oAnn');
    const { roomID, hostKey } = await makeRoom(host, 'listener');
    const bob = await service.member('oBob');
    expectRefusal(await post('/v1/invite', { roomID, role: 'speaker' }, bob), 403, 'not_host');
    const { body } = await post(
      '/v1/token',
      { roomID },
      await guestOf(await invite(bob, { roomID })),
    );
    expect(body['role']).toBe('listener');
    const guest = await guestOf(await invite(host, { roomID }));
    expectRefusal(await post('/v1/invite', { roomID }, guest), 403, 'guest_may_not_invite');
    await invite(guest, { roomID, hostKey, role: 'speaker' });
  });

  it('are for so many, and no more; who is in isn’t counted again', async () => {
    const host = await service.member('oAnn');
    const { roomID } = await makeRoom(host);
    const ticket = await invite(host, { roomID, uses: 3 });
    const bob = await service.member('oBob');
    for (let n = 0; n < 3; n += 1) {
      expect((await post('/v1/token', { roomID, ticket }, bob)).status).toBe(200);
    }
    const guests = await Promise.all([guestOf(ticket), guestOf(ticket)]);
    expectRefusal(await service.send('POST', '/v1/login', { ticket }), 403, 'ticket_used_up');
    const carl = await service.member('oCarl');
    expectRefusal(await post('/v1/token', { roomID, ticket }, carl), 403, 'ticket_used_up');
    for (const session of [...guests, bob]) {
      expect((await post('/v1/token', { roomID }, session)).status).toBe(200);
    }
  });

  it('that are over throw nobody out who shows them again', async () => {
    const host = await service.member('oAnn');
    const { roomID, hostKey } = await makeRoom(host, 'listener');
    const ticket = await invite(host, { roomID, hostKey, role: 'speaker' });
    const [bob, carl] = [await service.member('oBob'), await service.member('oCarl')];
    await post('/v1/token', { roomID, ticket }, bob);
    const over = sealTicket(service.keys, {
      ...{ id: 'x', roomID, inviter: 'u', role: 'speaker', uses: 9 },
      expiresAt: NOW - 1,
    });
    const renewed = await post('/v1/token', { roomID, ticket: over }, bob);
    expect(renewed).toMatchObject({ status: 200, body: { role: 'speaker' } });
    expectRefusal(await post('/v1/token', { roomID, ticket: over }, carl), 401, 'ticket_invalid');
  });

  it('count a member once, whichever they came with in between', async () => {
    const host = await service.member('oAnn');
    const { roomID } = await makeRoom(host);
    const [one, other] = [
      await invite(host, { roomID, uses: 1 }),
      await invite(host, { roomID, uses: 1 }),
    ];
    const bob = await service.member('oBob');
    for (const ticket of [one, other, one]) {
      expect((await post('/v1/token', { roomID, ticket }, bob)).status).toBe(200);
    }
  });

  it('of 200 who come with one, as many get in as it is for', async () => {
    const host = await service.member();
    const { roomID } = await makeRoom(host);
    const ticket = await invite(host, { roomID });
    const logins = Array.from({ length: 200 }, () => service.send('POST', '/v1/login', { ticket }));
    const statuses = (await Promise.all(logins)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(50);
    expect(statuses.filter((status) => status === 403)).toHaveLength(150);
  });

  it('are for one room', async () => {
    const host = await service.member();
    const [one, other] = [await makeRoom(host), await makeRoom(host)];
    const ticket = await invite(host, { roomID: one.roomID });
    const answer = await post('/v1/token', { roomID: other.roomID, ticket }, host);
    expectRefusal(answer, 403, 'another_room');
    const forged = sealTicket(
      { ...service.keys, signing: [Buffer.alloc(32)] },
      {
        id: 'x',
        roomID: other.roomID,
        inviter: 'u',
        role: 'speaker',
        uses: 9,
        expiresAt: NOW + 99,
      },
    );
    expectRefusal(
      await post('/v1/token', { roomID: other.roomID, ticket: forged }, host),
      401,
      'ticket_invalid',
    );
  });

  it.each([
    { uses: 0 },
    { uses: 1.5 },
    { uses: '3' },
    { role: 'host' },
    { uses: 1e9 },
    { userID: 'u' },
  ])('with %j are no request: 400', async (more) => {
    const host = await service.member();
    const { roomID } = await makeRoom(host);
    expectRefusal(await post('/v1/invite', { roomID, ...more }, host), 400, 'body_invalid');
  });
});

describe('where any room is open', () => {
  it('whoever names one is a speaker there, and a room that was made is what it says', async () => {
    await start({ policy: 'open' });
    const session = await service.member();
    const named = await post('/v1/token', { roomID: 'weekly' }, session);
    expect(named.body).toMatchObject({ role: 'speaker', publish: true });
    const { roomID, hostKey } = await makeRoom(session, 'listener');
    expect((await post('/v1/token', { roomID }, session)).body).toMatchObject({ role: 'listener' });
    expect((await post('/v1/token', { roomID, hostKey }, session)).body['role']).toBe('host');
  });
});

describe('what is taken back', () => {
  // As `openssl rand -base64 32` makes them.
  const OPERATOR = 'operator+key/of-the~tests.32-byte==';
  const takeBack = (body: object, key = OPERATOR) => post('/v1/take-back', body, key);

  beforeEach(() => start({ policy: 'open', operatorKey: OPERATOR }));

  it('a person, until they are allowed again', async () => {
    const session = await service.member('oEve');
    const { body } = await post('/v1/token', { roomID: 'room' }, session);
    const userID = String(body['userID']);
    // ZEGO can't be asked here: it is noted all the same, and said.
    expect((await takeBack({ action: 'deny-user', userID })).status).toBe(503);
    for (const [path, request] of [
      ['/v1/token', { roomID: 'room' }],
      ['/v1/invite', { roomID: 'room' }],
      ['/v1/rooms', {}],
    ] as const) {
      expectRefusal(await post(path, request, session), 403, 'user_denied');
    }
    const code = service.weChat.code('oEve');
    expectRefusal(await service.send('POST', '/v1/login', { code }), 403, 'user_denied');
    await takeBack({ action: 'allow-user', userID });
    expect((await post('/v1/token', { roomID: 'room' }, session)).status).toBe(200);
  });

  it('all sessions of a person, who may log in again', async () => {
    const session = await service.member('oAnn');
    const userID = String((await post('/v1/token', { roomID: 'room' }, session)).body['userID']);
    expect((await takeBack({ action: 'end-sessions', userID })).body).toEqual({});
    expectRefusal(await post('/v1/token', { roomID: 'room' }, session), 401, 'session_invalid');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const again = await service.member('oAnn');
    expect((await post('/v1/token', { roomID: 'room' }, again)).status).toBe(200);
  });

  it('an invitation, by the id in the log; who is in stays', async () => {
    const host = await service.member('oAnn');
    const ticket = await invite(host, { roomID: 'room' });
    const inside = await guestOf(ticket);
    expect((await post('/v1/token', { roomID: 'room' }, inside)).status).toBe(200);
    const waiting = await guestOf(ticket);
    const line = service.log.find((one) => one.includes('invitation made')) ?? '{}';
    const { ticketID } = JSON.parse(line) as { ticketID: string };
    await takeBack({ action: 'deny-ticket', ticketID });
    expectRefusal(await service.send('POST', '/v1/login', { ticket }), 401, 'ticket_invalid');
    expectRefusal(await post('/v1/token', { roomID: 'room' }, waiting), 401, 'ticket_invalid');
    expectRefusal(
      await post('/v1/token', { roomID: 'room', ticket }, await service.member('oBob')),
      401,
      'ticket_invalid',
    );
    expect((await post('/v1/token', { roomID: 'room' }, inside)).status).toBe(200);
  });

  it('by nobody without the key', async () => {
    const session = await service.member();
    const body = { action: 'deny-user', userID: 'u1' };
    for (const key of [session, `x${OPERATOR}`, `${OPERATOR}=`, 'a']) {
      expectRefusal(await takeBack(body, key), 403, 'not_operator');
    }
    expectRefusal(await service.send('POST', '/v1/take-back', body), 401, 'session_missing');
    expectRefusal(await takeBack({ action: 'deny-user' }), 400, 'body_invalid');
  });
});
