import { privilegePayload } from './privilege';
import { openSession, sealSession } from './session';
import { generateToken04 } from './token04';
import { deriveUserID } from './user-id';

/** What a client may show to prove who it is: `code` from `wx.login`, `ticket`, `key`. */
export type Credentials = Readonly<Record<string, unknown>>;

/** Who somebody proved to be. `kind` keeps an openid and a key of the same text apart. */
export interface Identity {
  readonly kind: string;
  readonly id: string;
}

export interface TokenServiceOptions {
  readonly appID: number;
  readonly secret: string;
  /** Checks credentials; `undefined` when they prove nothing. */
  readonly identify: (credentials: Credentials) => Promise<Identity | undefined>;
  /** Lifetime of a token, in seconds. */
  readonly tokenTtl: number;
  /** Lifetime of a session, in seconds. */
  readonly sessionTtl: number;
  /** Whether a token is good for the room it was asked for only. */
  readonly privileges: boolean;
}

/** A refusal, to be answered with `status` and the body `{code, message}`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export interface LoginAnswer {
  readonly session: string;
  readonly userID: string;
  /** Of the session, in Unix seconds. */
  readonly expiresAt: number;
}

export interface TokenAnswer {
  readonly token: string;
  readonly userID: string;
  /** Of the token, in Unix seconds. */
  readonly expiresAt: number;
}

export interface TokenService {
  login(credentials: Credentials): Promise<LoginAnswer>;
  /** @param session - what {@link login} answered with */
  token(session: string, roomID: unknown): TokenAnswer;
}

const MAX_ROOM_ID_BYTES = 128;

/** The rules of the token service, without HTTP. Its methods throw {@link ServiceError}. */
export function createTokenService(options: TokenServiceOptions): TokenService {
  const { appID, secret, tokenTtl } = options;
  return {
    async login(credentials) {
      const identity = await options.identify(credentials);
      if (!identity) {
        throw new ServiceError(401, 'unknown_credentials', 'These credentials prove nothing.');
      }
      const userID = deriveUserID(secret, identity.kind, identity.id);
      const expiresAt = unixNow() + options.sessionTtl;
      return { session: sealSession(secret, { userID, expiresAt }), userID, expiresAt };
    },

    token(sealed, roomID) {
      const now = unixNow();
      const session = openSession(secret, sealed, now);
      if (!session) {
        throw new ServiceError(401, 'session_invalid', 'The session is unknown or over: log in.');
      }
      if (typeof roomID !== 'string' || !isRoomID(roomID)) {
        throw new ServiceError(400, 'room_invalid', 'roomID must be text of 1 to 128 bytes.');
      }
      const { userID } = session;
      const payload = options.privileges
        ? privilegePayload({ roomID, login: true, publish: true })
        : '';
      const token = generateToken04({ appID, userID, secret, ttl: tokenTtl, payload, now });
      return { token, userID, expiresAt: now + tokenTtl };
    },
  };
}

function isRoomID(roomID: string): boolean {
  return roomID.length > 0 && Buffer.byteLength(roomID) <= MAX_ROOM_ID_BYTES;
}

function unixNow(): number {
  return Math.floor(Date.now() / 1000);
}
