import { serviceKeys } from '../../server/keys';
import { readPrivilege } from '../../server/privilege';
import { seal } from '../../server/seal';
import { ServiceError } from '../../server/service-error';
import { openSession, sealSession } from '../../server/session';
import { openTicket, sealTicket } from '../../server/ticket';
import { createTokenService, type TokenServiceOptions } from '../../server/token-service';
import { verifyToken04 } from '../../server/token04';
import { guestUserID, memberUserID } from '../../server/user-id';

const secret = 's'.repeat(32);
const keys = serviceKeys({ secret });

function service(options: Partial<TokenServiceOptions> = {}) {
  return createTokenService({
    appID: 7,
    secret,
    keys,
    tokenTtl: 60,
    sessionTtl: 3600,
    ticketTtl: 300,
    guestSessionTtl: 1800,
    privileges: false,
    identify: async (credentials) => {
      if ('key' in credentials) return { kind: 'key', id: credentials.key };
      throw new ServiceError(401, 'nobody', 'Nobody.');
    },
    ...options,
  });
}

const unixNow = () => Math.floor(Date.now() / 1000);

async function member(key = 'tab') {
  const { session } = await service().login({ key });
  return service().open(session);
}

async function guest(roomID = 'room') {
  const { ticket } = service().invite(await member(), roomID);
  const { session } = await service().login({ ticket });
  return service().open(session);
}

describe('a member', () => {
  it('gets a session and the same userID every time', async () => {
    const first = await service().login({ key: 'tab' });
    const second = await service().login({ key: 'tab' });
    expect(first.userID).toBe(second.userID);
    expect(first.userID).toMatch(/^u[A-Za-z0-9_-]{24}$/);
    expect(first.expiresAt - unixNow()).toBeGreaterThan(3590);
  });

  it('gets a token that logs this user in, to any room', async () => {
    const session = await member();
    const answer = service().token(session, 'room');
    expect(answer.userID).toBe(session.userID);
    expect(answer.expiresAt - unixNow()).toBeLessThanOrEqual(60);
    expect(verifyToken04(answer.token, { appID: 7, secret })).toMatchObject({
      ok: true,
      content: { userID: session.userID, payload: '', expiresAt: answer.expiresAt },
    });
  });

  it('gets tokens for one room when privileges are on', async () => {
    const { token } = service({ privileges: true }).token(await member(), 'room');
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

  it.each(['', 'nonsense', 'a.b'])('is not known by the session %j', (session) => {
    expect(() => service().open(session)).toThrow(ServiceError);
  });

  it('must log in again when the session is over', async () => {
    const { session } = await service({ sessionTtl: 0 }).login({ key: 'tab' });
    expect(() => service().open(session)).toThrow('log in');
  });
});

describe('a guest', () => {
  it('comes in with a ticket, each as somebody else', async () => {
    const { ticket, expiresAt } = service().invite(await member(), 'room');
    expect(expiresAt - unixNow()).toBeGreaterThan(290);
    const [one, two] = [await service().login({ ticket }), await service().login({ ticket })];
    expect(one?.userID).not.toBe(two?.userID);
    expect(one?.userID).toMatch(/^g[A-Za-z0-9_-]{24}$/);
    expect((one?.expiresAt ?? 0) - unixNow()).toBeGreaterThan(1790);
  });

  it('has tokens that live as long as a ticket, and not beyond the session', async () => {
    const session = await guest();
    const hours = { tokenTtl: 14_400, ticketTtl: 300 };
    const life = (of: ReturnType<typeof service>, who: typeof session) =>
      of.token(who, 'room').expiresAt - unixNow();
    expect(life(service(hours), session)).toBeGreaterThan(295);
    expect(life(service(hours), session)).toBeLessThanOrEqual(300);
    const ending = { ...session, expiresAt: unixNow() + 100 };
    expect(life(service(hours), ending)).toBeLessThanOrEqual(100);
    expect(life(service(hours), await member())).toBeGreaterThan(14_000);
  });

  it('gets a token for that room', async () => {
    const session = await guest('room');
    const { token } = service().token(session, 'room');
    expect(verifyToken04(token, { appID: 7, secret })).toMatchObject({
      content: { userID: session.userID },
    });
  });

  it.each(['another', 'Room', 'room ', 'roo'])('gets none for %j', async (roomID) => {
    const session = await guest('room');
    expect(() => service().token(session, roomID)).toThrow(
      expect.objectContaining({ status: 403, code: 'another_room' }) as Error,
    );
  });

  it('may not invite', async () => {
    const session = await guest();
    expect(() => service().invite(session, 'room')).toThrow(
      expect.objectContaining({ status: 403, code: 'guest_may_not_invite' }) as Error,
    );
  });

  it.each(['', 'nonsense', 'a.b'])('does not come in with the ticket %j', async (ticket) => {
    await expect(service().login({ ticket })).rejects.toMatchObject({ code: 'ticket_invalid' });
  });

  it('does not come in when the ticket is over', async () => {
    const { ticket } = service({ ticketTtl: 0 }).invite(await member(), 'room');
    await expect(service().login({ ticket })).rejects.toMatchObject({ status: 401 });
  });
});

describe('what is sealed', () => {
  const session = { userID: 'u', expiresAt: 2000 };
  const ticket = { roomID: 'r', expiresAt: 2000, inviter: 'u' };

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
    const { signing, userID } = serviceKeys({ secret, sessionKey: secret, userIDKey: secret });
    const texts = [...signing, userID, Buffer.from(secret)].map((key) => key.toString('hex'));
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
