import { createCipheriv, createDecipheriv, randomInt } from 'node:crypto';
import { readObject } from './json-object';
import { unixNow } from './wall-clock';

/**
 * Token04, the token with which a user logs in to a ZEGO room. Layout:
 *
 * `"04" + base64( int64 expiry | u16 iv length | iv | u16 cipher length | cipher | [u8 mode] )`
 *
 * all big-endian, the expiry in Unix seconds. The cipher is AES-256 over a JSON text, its key the 32
 * bytes of the ServerSecret. We make CBC without a mode, as the vendor's samples do, and accept GCM
 * (mode 1) too.
 */
const VERSION = '04';
const SECRET_LENGTH = 32;
const CBC_MODE = 0;
const GCM_MODE = 1;
const GCM_TAG_LENGTH = 16;
const MAX_USER_ID_BYTES = 64;
const INT32_MAX = 0x7fffffff;
const UINT32_MAX = 0xffffffff;

/** What a token says. Times are Unix seconds. */
export interface Token04Content {
  readonly appID: number;
  readonly userID: string;
  readonly createdAt: number;
  readonly expiresAt: number;
  /** Another JSON text, see {@link privilegePayload}, or the empty string. */
  readonly payload: string;
}

export interface GenerateToken04Options {
  readonly appID: number;
  /** At most 64 bytes; loginRoom must be called with the same. */
  readonly userID: string;
  /** The ServerSecret: 32 bytes. */
  readonly secret: string;
  /** Lifetime in seconds. */
  readonly ttl: number;
  readonly payload?: string;
  /** Unix seconds; the clock by default. */
  readonly now?: number;
  /** Only for checking against a known token: what is otherwise random. */
  readonly fixed?: { readonly nonce: number; readonly iv: string };
}

/**
 * Makes the token with which a user logs in to a room, or with {@link privilegePayload} to one room alone.
 * `__tests__/unit/token04.test.ts` has the same vector, to try an implementation in another language on.
 *
 * @example
 * ```ts
 * const token = generateToken04({ appID, userID, secret: serverSecret, ttl: 4 * 3600 });
 *
 * // With all that is random or of today fixed, one token is known:
 * generateToken04({
 *   appID: 1,
 *   userID: 'demo',
 *   secret: 'fa94dd0f974cf2e293728a526b028271',
 *   ttl: 3600,
 *   now: 1_700_000_000,
 *   fixed: { nonce: 123_456_789, iv: '0123456789abcdef' },
 * });
 * // 04AAAAAGVT/xAAEDAxMjM0NTY3ODlhYmNkZWYAcPDOWcZeMCPxbh1dpHzCTREIwK2oIO5x78Qlcu9iUMPYkqBI5TvjB3JwCxC9+klE8/eu//t2uE7+o7gQ53yB/JkIFUA6xyD5rb5rd5NER5knvdDJH2auGOam8ZKJG5qT/1t+UUUnbL8ghIsUgkbwAAg=
 * ```
 *
 * @throws RangeError naming the argument that is wrong, never its value when that is secret
 */
export function generateToken04(options: GenerateToken04Options): string {
  const { appID, userID, secret, ttl, payload = '', now = unixNow(), fixed } = options;
  if (!Number.isInteger(appID) || appID <= 0 || appID > UINT32_MAX) {
    throw new RangeError('appID must be a positive 32-bit integer');
  }
  const userIDBytes = Buffer.byteLength(userID);
  if (userIDBytes === 0 || userIDBytes > MAX_USER_ID_BYTES) {
    throw new RangeError(`userID must have 1 to ${MAX_USER_ID_BYTES} bytes`);
  }
  if (!Number.isInteger(ttl) || ttl <= 0) {
    throw new RangeError('ttl must be a positive whole number of seconds');
  }
  const key = keyOf(secret);
  const iv = Buffer.from(fixed?.iv ?? randomIv());
  const expire = now + ttl;
  const text = JSON.stringify({
    app_id: appID,
    user_id: userID,
    nonce: fixed?.nonce ?? randomInt(-INT32_MAX, INT32_MAX),
    ctime: now,
    expire,
    payload,
  });
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const encrypted = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const expiry = Buffer.alloc(8);
  expiry.writeBigInt64BE(BigInt(expire));
  const whole = Buffer.concat([expiry, withLength(iv), withLength(encrypted)]);
  return VERSION + whole.toString('base64');
}

/** Why a token is refused. */
export type Token04Fault =
  | 'malformed'
  /** Encrypted with another ServerSecret, or tampered with. */
  | 'wrong-key'
  | 'wrong-app'
  | 'expired';

export type Token04Result =
  | { readonly ok: true; readonly content: Token04Content }
  | { readonly ok: false; readonly fault: Token04Fault };

export interface VerifyToken04Options {
  readonly appID: number;
  readonly secret: string;
  /** Unix seconds; the clock by default. */
  readonly now?: number;
}

/**
 * Decrypts and checks a token. Whose it is (`content.userID`) and what it permits
 * (`content.payload`) is for the caller to compare.
 *
 * @throws RangeError when the secret itself is not 32 bytes: that is a fault of configuration
 */
export function verifyToken04(token: string, options: VerifyToken04Options): Token04Result {
  const key = keyOf(options.secret);
  const parts = split(token);
  if (!parts) return { ok: false, fault: 'malformed' };
  const text = decrypt(parts, key);
  const content = text === undefined ? undefined : readContent(text);
  if (!content) return { ok: false, fault: 'wrong-key' };
  // The clear-text expiry is outside the cipher: whoever changes it must not gain anything.
  if (content.expiresAt !== parts.expire) return { ok: false, fault: 'malformed' };
  if (content.appID !== options.appID) return { ok: false, fault: 'wrong-app' };
  if (content.expiresAt <= (options.now ?? unixNow())) return { ok: false, fault: 'expired' };
  return { ok: true, content };
}

interface Parts {
  readonly expire: number;
  readonly iv: Buffer;
  readonly cipher: Buffer;
  readonly gcm: boolean;
}

function split(token: string): Parts | undefined {
  if (!token.startsWith(VERSION) || !/^[A-Za-z0-9+/]+={0,2}$/.test(token.slice(2)))
    return undefined;
  const bytes = Buffer.from(token.slice(2), 'base64');
  if (bytes.length < 10) return undefined;
  const ivEnd = 10 + bytes.readUInt16BE(8);
  if (bytes.length < ivEnd + 2) return undefined;
  const cipherEnd = ivEnd + 2 + bytes.readUInt16BE(ivEnd);
  const rest = bytes.length - cipherEnd;
  if (rest !== 0 && rest !== 1) return undefined;
  const mode = rest === 1 ? bytes[cipherEnd] : CBC_MODE;
  if (mode !== CBC_MODE && mode !== GCM_MODE) return undefined;
  const gcm = mode === GCM_MODE;
  const iv = bytes.subarray(10, ivEnd);
  const knownIv = iv.length === 16 || (gcm && iv.length === 12);
  if (!knownIv) return undefined;
  return {
    expire: Number(bytes.readBigInt64BE()),
    iv,
    cipher: bytes.subarray(ivEnd + 2, cipherEnd),
    gcm,
  };
}

function decrypt({ iv, cipher, gcm }: Parts, key: Buffer): string | undefined {
  try {
    if (!gcm) {
      const decipher = createDecipheriv('aes-256-cbc', key, iv);
      return Buffer.concat([decipher.update(cipher), decipher.final()]).toString('utf8');
    }
    const tagStart = cipher.length - GCM_TAG_LENGTH;
    if (tagStart < 0) return undefined;
    const decipher = createDecipheriv('aes-256-gcm', key, iv, { authTagLength: GCM_TAG_LENGTH });
    decipher.setAuthTag(cipher.subarray(tagStart));
    const text = Buffer.concat([decipher.update(cipher.subarray(0, tagStart)), decipher.final()]);
    return text.toString('utf8');
  } catch {
    // Bad padding or a bad tag: the key is not the one that made it.
    return undefined;
  }
}

function readContent(text: string): Token04Content | undefined {
  // A wrong key now and then leaves valid padding, but never valid JSON.
  const json = readObject(text);
  if (!json) return undefined;
  const { app_id, user_id, ctime, expire, payload } = json;
  if (typeof app_id !== 'number' || typeof user_id !== 'string') return undefined;
  if (typeof ctime !== 'number' || typeof expire !== 'number') return undefined;
  return {
    appID: app_id,
    userID: user_id,
    createdAt: ctime,
    expiresAt: expire,
    payload: typeof payload === 'string' ? payload : '',
  };
}

function keyOf(secret: string): Buffer {
  const key = Buffer.from(secret, 'utf8');
  if (key.length !== SECRET_LENGTH) {
    throw new RangeError(`the ServerSecret must have ${SECRET_LENGTH} bytes`);
  }
  return key;
}

/** 16 characters out of `0-9a-z`, as the vendor's samples make it. */
function randomIv(): string {
  return Array.from({ length: 16 }, () => randomInt(36).toString(36)).join('');
}

function withLength(bytes: Buffer): Buffer {
  const length = Buffer.alloc(2);
  length.writeUInt16BE(bytes.length);
  return Buffer.concat([length, bytes]);
}
