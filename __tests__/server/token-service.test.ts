import { openSession, sealSession } from '../../server/session';
import { createTokenService, ServiceError } from '../../server/token-service';
import { verifyToken04 } from '../../server/token04';
import { deriveUserID } from '../../server/user-id';

const secret = 's'.repeat(32);

function service(options: { privileges?: boolean; sessionTtl?: number } = {}) {
  return createTokenService({
    appID: 7,
    secret,
    tokenTtl: 60,
    sessionTtl: options.sessionTtl ?? 3600,
    privileges: options.privileges ?? false,
    identify: ({ key }) => Promise.resolve(key ? { kind: 'key', id: String(key) } : undefined),
  });
}

const unixNow = () => Math.floor(Date.now() / 1000);

describe('the token service', () => {
  it('gives a session and the same userID every time', async () => {
    const first = await service().login({ key: 'tab' });
    const second = await service().login({ key: 'tab' });
    expect(first.userID).toBe(second.userID);
    expect(first.userID).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    expect(first.expiresAt).toBeGreaterThan(unixNow());
  });

  it('gives a token that logs this user in', async () => {
    const { session, userID } = await service().login({ key: 'tab' });
    const answer = service().token(session, 'room');
    expect(answer.userID).toBe(userID);
    expect(answer.expiresAt - unixNow()).toBeLessThanOrEqual(60);
    expect(verifyToken04(answer.token, { appID: 7, secret })).toMatchObject({
      ok: true,
      content: { userID, payload: '', expiresAt: answer.expiresAt },
    });
  });

  it('makes tokens for one room when privileges are on', async () => {
    const { session } = await service().login({ key: 'tab' });
    const { token } = service({ privileges: true }).token(session, 'room');
    const result = verifyToken04(token, { appID: 7, secret });
    expect(result.ok && JSON.parse(result.content.payload)).toMatchObject({ room_id: 'room' });
  });

  it('refuses credentials that prove nothing', async () => {
    await expect(service().login({})).rejects.toMatchObject({
      status: 401,
      code: 'unknown_credentials',
    });
  });

  it.each(['', 'nonsense', 'a.b'])('refuses the session %j', (session) => {
    expect(() => service().token(session, 'room')).toThrow(ServiceError);
  });

  it('refuses a session that is over', async () => {
    const { session } = await service({ sessionTtl: -1 }).login({ key: 'tab' });
    expect(() => service().token(session, 'room')).toThrow('log in');
  });

  it.each([undefined, 3, '', 'x'.repeat(129)])('refuses the roomID %j', async (roomID) => {
    const { session } = await service().login({ key: 'tab' });
    expect(() => service().token(session, roomID)).toThrow('roomID');
  });
});

describe('a session', () => {
  const session = { userID: 'u', expiresAt: 2000 };

  it('is good until its end', () => {
    const sealed = sealSession(secret, session);
    expect(openSession(secret, sealed, 1999)).toEqual(session);
    expect(openSession(secret, sealed, 2000)).toBeUndefined();
  });

  it('cannot be made or changed without the secret', () => {
    const sealed = sealSession(secret, session);
    const [, signature] = sealed.split('.');
    const other = Buffer.from(JSON.stringify({ ...session, userID: 'v' })).toString('base64url');
    expect(openSession(secret, `${other}.${signature}`, 0)).toBeUndefined();
    expect(openSession('another', sealed, 0)).toBeUndefined();
  });
});

describe('deriveUserID', () => {
  it('keeps people, kinds and services apart', () => {
    const ids = [
      deriveUserID(secret, 'key', 'a'),
      deriveUserID(secret, 'key', 'b'),
      deriveUserID(secret, 'code', 'a'),
      deriveUserID('other', 'key', 'a'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
  });
});
