import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { privilegePayload, readPrivilege } from '../../server/privilege';
import { generateToken04, verifyToken04 } from '../../server/token04';

const appID = 1;
const secret = 'fa94dd0f974cf2e293728a526b028271';

/** Made from the layout and cross-checked with openssl. */
const vector = {
  token:
    '04AAAAAGVT/xAAEDAxMjM0NTY3ODlhYmNkZWYAcPDOWcZeMCPxbh1dpHzCTREIwK2oIO5x78Qlcu9iUMPYkqBI5TvjB3' +
    'JwCxC9+klE8/eu//t2uE7+o7gQ53yB/JkIFUA6xyD5rb5rd5NER5knvdDJH2auGOam8ZKJG5qT/1t+UUUnbL8ghIsUgk' +
    'bwAAg=',
  options: {
    appID,
    userID: 'demo',
    secret,
    ttl: 3600,
    now: 1_700_000_000,
    fixed: { nonce: 123_456_789, iv: '0123456789abcdef' },
  },
};

describe('generateToken04', () => {
  it('makes the known token', () => {
    expect(generateToken04(vector.options)).toBe(vector.token);
  });

  it('never makes the same token twice', () => {
    const { fixed: _, ...options } = vector.options;
    expect(generateToken04(options)).not.toBe(generateToken04(options));
  });

  it.each([
    ['appID', { appID: 0 }],
    ['appID', { appID: 1.5 }],
    ['userID', { userID: '' }],
    ['userID', { userID: 'x'.repeat(65) }],
    ['userID', { userID: '名'.repeat(22) }],
    ['ttl', { ttl: 0 }],
    ['ttl', { ttl: -1 }],
    ['ttl', { ttl: 0.5 }],
    ['ServerSecret', { secret: 'short' }],
  ])('refuses a wrong %s', (name, wrong) => {
    expect(() => generateToken04({ ...vector.options, ...wrong })).toThrow(name);
  });

  it('does not put the secret into its complaint', () => {
    const wrong = `${secret}-and-more`;
    expect(() => generateToken04({ ...vector.options, secret: wrong })).toThrow(
      expect.objectContaining({ message: expect.not.stringContaining(wrong) as string }) as Error,
    );
  });
});

describe('verifyToken04', () => {
  const during = { appID, secret, now: vector.options.now + 1 };

  it('reads the known token', () => {
    expect(verifyToken04(vector.token, during)).toEqual({
      ok: true,
      content: {
        appID,
        userID: 'demo',
        createdAt: 1_700_000_000,
        expiresAt: 1_700_003_600,
        payload: '',
      },
    });
  });

  it('gives back whatever was put in', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 64 }).filter(fits),
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 1, max: 0xffffffff }),
        (userID, payload, app) => {
          const token = generateToken04({ appID: app, userID, payload, secret, ttl: 60 });
          const result = verifyToken04(token, { appID: app, secret });
          expect(result).toMatchObject({ ok: true, content: { userID, payload, appID: app } });
        },
      ),
    );
  });

  it.each([
    ['another key', { secret: 'x'.repeat(32) }, 'wrong-key'],
    ['another AppID', { appID: 2 }, 'wrong-app'],
    ['its end', { now: 1_700_003_600 }, 'expired'],
  ])('refuses it with %s', (_, other, fault) => {
    expect(verifyToken04(vector.token, { ...during, ...other })).toEqual({ ok: false, fault });
  });

  it.each(['', '04', '03AAAA', '04!!!!', '04AAAA', vector.token.slice(0, -8)])(
    'calls %j malformed',
    (token) => {
      expect(verifyToken04(token, during)).toEqual({ ok: false, fault: 'malformed' });
    },
  );

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.base64String({ maxLength: 400 }), (text) => {
        expect(verifyToken04(`04${text}`, during).ok).toBe(false);
      }),
    );
  });

  it('is not taken in by a later expiry outside the cipher', () => {
    const bytes = Buffer.from(vector.token.slice(2), 'base64');
    bytes.writeBigInt64BE(4_000_000_000n);
    const forged = `04${bytes.toString('base64')}`;
    expect(verifyToken04(forged, during)).toEqual({ ok: false, fault: 'malformed' });
  });

  it.each([12, 16])('accepts GCM with an iv of %i bytes, and notices a change', (ivLength) => {
    const bytes = gcmToken(ivLength);
    expect(verifyToken04(asToken(bytes), during)).toMatchObject({
      ok: true,
      content: { userID: 'demo', expiresAt: 1_700_003_600 },
    });
    for (const place of [30, bytes.length - 5]) {
      const changed = Buffer.from(bytes);
      changed[place] = (changed[place] ?? 0) ^ 1;
      expect(verifyToken04(asToken(changed), during)).toEqual({ ok: false, fault: 'wrong-key' });
    }
  });

  it('knows no other mode than CBC and GCM, and takes neither for the other', () => {
    const cbc = Buffer.from(vector.token.slice(2), 'base64');
    const fault = (bytes: Buffer) => verifyToken04(asToken(bytes), during);
    expect(fault(Buffer.concat([cbc, Buffer.of(0)]))).toMatchObject({ ok: true });
    expect(fault(Buffer.concat([cbc, Buffer.of(1)]))).toEqual({ ok: false, fault: 'wrong-key' });
    expect(fault(Buffer.concat([cbc, Buffer.of(2)]))).toEqual({ ok: false, fault: 'malformed' });
    expect(fault(gcmToken(16).subarray(0, -1))).toEqual({ ok: false, fault: 'wrong-key' });
    expect(fault(gcmToken(8))).toEqual({ ok: false, fault: 'malformed' });
  });
});

describe('privilegePayload', () => {
  it('is spelled as the vendor spells it', () => {
    expect(JSON.parse(privilegePayload({ roomID: 'r', login: true, publish: false }))).toEqual({
      room_id: 'r',
      privilege: { '1': 1, '2': 0 },
      stream_id_list: null,
    });
  });

  it('is read back', () => {
    const privilege = { roomID: 'r', login: true, publish: true, streamIDs: ['s'] };
    expect(readPrivilege(privilegePayload(privilege))).toEqual(privilege);
  });

  it.each(['', 'text', '1', 'null', '{}', '{"room_id":"r"}'])('is not seen in %j', (payload) => {
    expect(readPrivilege(payload)).toBeUndefined();
  });
});

const asToken = (bytes: Buffer) => `04${bytes.toString('base64')}`;

function fits(userID: string): boolean {
  return Buffer.byteLength(userID) <= 64;
}

/** The same content as the vector, encrypted with GCM. */
function gcmToken(ivLength: number): Buffer {
  const expire = 1_700_003_600;
  const iv = randomBytes(ivLength);
  const cipher = createCipheriv('aes-256-gcm', Buffer.from(secret), iv);
  const text = JSON.stringify({
    app_id: appID,
    user_id: 'demo',
    nonce: 1,
    ctime: 1_700_000_000,
    expire,
    payload: '',
  });
  const encrypted = Buffer.concat([cipher.update(text), cipher.final(), cipher.getAuthTag()]);
  const head = Buffer.alloc(10);
  head.writeBigInt64BE(BigInt(expire));
  head.writeUInt16BE(iv.length, 8);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(encrypted.length);
  return Buffer.concat([head, iv, length, encrypted, Buffer.from([1])]);
}
