import { serviceKeys } from '../../server/keys';
import { readPrivilege } from '../../server/privilege';
import { openGrant, sealGrant } from '../../server/rooms/grant';
import { isHostKey, sealHostKey } from '../../server/rooms/host-key';
import { seal } from '../../server/seal';
import { ServiceError } from '../../server/service-error';
import { openSession, sealSession } from '../../server/session';
import { openTicket, sealTicket } from '../../server/ticket';
import {
  createTokenService,
  type RunningTokenService,
  type TokenServiceOptions,
} from '../../server/token-service';
import { verifyToken04 } from '../../server/token04';
import { guestUserID, memberUserID } from '../../server/user-id';

const secret = 's'.repeat(32);
const keys = serviceKeys({ secret });

const running: RunningTokenService[] = [];
afterEach(() => Promise.all(running.splice(0).map((one) => one.close())));

function service(options: Partial<TokenServiceOptions> = {}): RunningTokenService {
  const one = createTokenService({
    appID: 7,
    secret,
    keys,
    tokenTtl: 60,
    sessionTtl: 3600,
    ticketTtl: 300,
    guestSessionTtl: 1800,
    roomTtl: 7200,
    grantTtl: 60,
    policy: 'open',
    ticketUses: 5,
    // Nobody answers there.
    zegoURL: 'http://127.0.0.1:65000',
    identify: async (credentials) => {
      if ('key' in credentials) return { kind: 'key', id: credentials.key };
      throw new ServiceError(401, 'nobody', 'Nobody.');
    },
    ...options,
  });
  running.push(one);
  return one;
}

const unixNow = () => Math.floor(Date.now() / 1000);

async function member(key = 'tab') {
  const { session } = await service().login({ key });
  return service().open(session, true);
}

async function guest(roomID = 'room') {
  const { ticket } = await service().invite(await member(), { roomID });
  const { session } = await service().login({ ticket });
  return service().open(session, true);
}

test('no token outlives a ban, which lasts a day at most', async () => {
  const week = 7 * 86_400;
  const long = service({ ticketTtl: week, guestSessionTtl: week, tokenTtl: week });
  const { ticket } = await long.invite(await member(), { roomID: 'room' });
  const { session } = await long.login({ ticket });
  for (const who of [await member(), await long.open(session, true)]) {
    const { expiresAt } = await long.token(who, { roomID: 'room' });
    expect(expiresAt - unixNow()).toBeLessThanOrEqual(86_400);
  }
});

describe('a member', () => {
  it('gets a session and the same userID every time', async () => {
    const first = await service().login({ key: 'tab' });
    const second = await service().login({ key: 'tab' });
    expect(first.userID).toBe(second.userID);
    expect(first.userID).toMatch(/^u[A-Za-z0-9_-]{24}$/);
    expect(first.expiresAt - unixNow()).toBeGreaterThan(3590);
  });

  it('gets a token that logs this user in', async () => {
    const session = await member();
    const answer = await service().token(session, { roomID: 'room' });
    expect(answer.userID).toBe(session.userID);
    expect(answer.expiresAt - unixNow()).toBeLessThanOrEqual(60);
    expect(verifyToken04(answer.token, { appID: 7, secret })).toMatchObject({
      ok: true,
      content: { userID: session.userID, expiresAt: answer.expiresAt },
    });
  });

  it('gets tokens for one room', async () => {
    const { token } = await service().token(await member(), { roomID: 'room' });
    const result = verifyToken04(token, { appID: 7, secret });
    expect(result.ok && readPrivilege(result.content.payload)).toEqual({
      roomID: 'room',
      login: true,
      publish: true,
    });
  });

  it('is not let in with credentials that prove nothing', async () => {
    await expect(service().login({ code: 'x' })).rejects.toMatchObject({ code: 'nobody' });
  });

  it.each(['', 'nonsense', 'a.b'])('is not known by the session %j', async (session) => {
    await expect(service().open(session, true)).rejects.toThrow(ServiceError);
  });

  it('must log in again when the session is over', async () => {
    const { session } = await service({ sessionTtl: 0 }).login({ key: 'tab' });
    await expect(service().open(session, true)).rejects.toThrow('log in');
  });
});

describe('a guest', () => {
  it('comes in with a ticket, each as somebody else', async () => {
    const { ticket, expiresAt } = await service().invite(await member(), { roomID: 'room' });
    expect(expiresAt - unixNow()).toBeGreaterThan(290);
    const [one, two] = [await service().login({ ticket }), await service().login({ ticket })];
    expect(one?.userID).not.toBe(two?.userID);
    expect(one?.userID).toMatch(/^g[A-Za-z0-9_-]{24}$/);
    expect((one?.expiresAt ?? 0) - unixNow()).toBeGreaterThan(1790);
  });

  it('has tokens that live as long as a ticket, and not beyond the session', async () => {
    const session = await guest();
    const hours = { tokenTtl: 14_400, ticketTtl: 300 };
    const life = async (of: RunningTokenService, who: typeof session) =>
      (await of.token(who, { roomID: 'room' })).expiresAt - unixNow();
    expect(await life(service(hours), session)).toBeGreaterThan(295);
    expect(await life(service(hours), session)).toBeLessThanOrEqual(300);
    const ending = { ...session, expiresAt: unixNow() + 100 };
    expect(await life(service(hours), ending)).toBeLessThanOrEqual(100);
    expect(await life(service(hours), await member())).toBeGreaterThan(14_000);
  });

  it('gets a token for that room', async () => {
    const session = await guest('room');
    const { token } = await service().token(session, { roomID: 'room' });
    expect(verifyToken04(token, { appID: 7, secret })).toMatchObject({
      content: { userID: session.userID },
    });
  });

  it.each(['another', 'Room', 'room ', 'roo'])('gets none for %j', async (roomID) => {
    const session = await guest('room');
    await expect(service().token(session, { roomID })).rejects.toMatchObject({
      status: 403,
      code: 'another_room',
    });
  });

  it('may not invite', async () => {
    const session = await guest();
    await expect(service().invite(session, { roomID: 'room' })).rejects.toMatchObject({
      status: 403,
      code: 'guest_may_not_invite',
    });
  });

  it.each(['', 'nonsense', 'a.b'])('does not come in with the ticket %j', async (ticket) => {
    await expect(service().login({ ticket })).rejects.toMatchObject({ code: 'ticket_invalid' });
  });

  it('does not come in when the ticket is over', async () => {
    const { ticket } = await service({ ticketTtl: 0 }).invite(await member(), { roomID: 'room' });
    await expect(service().login({ ticket })).rejects.toMatchObject({ status: 401 });
  });
});

describe('what is sealed', () => {
  const session = { userID: 'u', expiresAt: 2000 };
  const ticket = {
    id: 't',
    roomID: 'r',
    expiresAt: 2000,
    inviter: 'u',
    role: 'speaker',
    uses: 1,
  } as const;

  it('is good until its end', () => {
    const sealed = sealSession(keys, session);
    expect(openSession(keys, sealed, 1999)).toEqual(session);
    expect(openSession(keys, sealed, 2000)).toBeUndefined();
    expect(openTicket(keys, sealTicket(keys, ticket), 1999)).toEqual(ticket);
    expect(openTicket(keys, sealTicket(keys, ticket), 2000)).toBeUndefined();
  });

  it('cannot be made or changed without the key', () => {
    const sealed = sealSession(keys, session);
    const [text, signature] = sealed.split('.');
    const other = Buffer.from(JSON.stringify({ ...session, userID: 'v' })).toString('base64url');
    for (const forged of [
      `${other}.${signature}`,
      `${text}.`,
      `${text}.${signature}.`,
      `${text}.${signature}.${signature}`,
      ` ${sealed}`,
      `${sealed}\n`,
      `${text}.${signature?.slice(1)}`,
    ]) {
      expect(openSession(keys, forged, 0)).toBeUndefined();
    }
    expect(openSession(serviceKeys({ secret: 'x' }), sealed, 0)).toBeUndefined();
  });

  it('is never taken for something else', () => {
    expect(openTicket(keys, sealSession(keys, session), 0)).toBeUndefined();
    expect(openSession(keys, sealTicket(keys, ticket), 0)).toBeUndefined();
    expect(openSession(keys, seal(keys, 'ticket', session), 0)).toBeUndefined();
  });
});

describe('a leave to speak, and a host’s key', () => {
  const to = { roomID: 'room', userID: 'ann' };

  it('a leave is for one user in one room, until its end', () => {
    const grant = { ...to, nonce: 'n', until: 2000 };
    const sealed = sealGrant(keys, grant);
    expect(openGrant(keys, sealed, to, 1999)).toEqual(grant);
    expect(openGrant(keys, sealed, to, 2000)).toBeUndefined();
    expect(openGrant(keys, sealed, { ...to, roomID: 'other' }, 0)).toBeUndefined();
    expect(openGrant(keys, sealed, { ...to, userID: 'bob' }, 0)).toBeUndefined();
    expect(openGrant(keys, seal(keys, 'host', grant), to, 0)).toBeUndefined();
  });

  it('a key is for one room, until its end, and may be for one user', () => {
    const key = { roomID: 'room', expiresAt: 2000 };
    const bob = { ...to, userID: 'bob' };
    const sealed = sealHostKey(keys, key);
    expect([isHostKey(keys, sealed, to, 1999), isHostKey(keys, sealed, bob, 1999)]).toEqual([
      true,
      true,
    ]);
    expect(isHostKey(keys, sealed, to, 2000)).toBe(false);
    expect(isHostKey(keys, sealed, { ...to, roomID: 'other' }, 0)).toBe(false);
    const own = sealHostKey(keys, { ...key, userID: 'ann' });
    expect([isHostKey(keys, own, to, 0), isHostKey(keys, own, bob, 0)]).toEqual([true, false]);
    expect(isHostKey(keys, seal(keys, 'ticket', key), to, 0)).toBe(false);
  });
});

describe('the keys', () => {
  const session = { userID: 'u', expiresAt: 2000 };
  const [before, after] = ['b'.repeat(32), 'a'.repeat(32)];

  it('can be changed without throwing anybody out', () => {
    const sealed = sealSession(serviceKeys({ secret, sessionKey: before }), session);
    const rotated = serviceKeys({ secret, sessionKey: after, previousSessionKey: before });
    expect(openSession(rotated, sealed, 0)).toEqual(session);
    const renewed = sealSession(rotated, session);
    expect(openSession(serviceKeys({ secret, sessionKey: after }), renewed, 0)).toEqual(session);
    expect(openSession(serviceKeys({ secret, sessionKey: after }), sealed, 0)).toBeUndefined();
  });

  it('are no two alike, and none is the secret', () => {
    const all = serviceKeys({ secret, sessionKey: secret, userIDKey: secret });
    const { signing, userID, roomName } = all;
    const texts = [...signing, userID, roomName, Buffer.from(secret)].map((key) =>
      key.toString('hex'),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });

  it('of userIDs stay when those of sessions change', async () => {
    const other = serviceKeys({ secret, sessionKey: after });
    const [one, two] = [service(), service({ keys: other })];
    const ids = await Promise.all([one, two].map((each) => each.login({ key: 'tab' })));
    expect(ids[0]?.userID).toBe(ids[1]?.userID);
  });
});

describe('userIDs', () => {
  it('keep people, kinds and services apart', () => {
    const other = serviceKeys({ secret: 'other' });
    const ids = [
      memberUserID(keys.userID, 'key', 'a'),
      memberUserID(keys.userID, 'key', 'b'),
      memberUserID(keys.userID, 'code', 'a'),
      memberUserID(other.userID, 'key', 'a'),
      guestUserID(),
      guestUserID(),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
