import type { ServiceKeys } from './keys';
import { privilegePayload } from './privilege';
import { ServiceError } from './service-error';
import { openSession, sealSession, type Session } from './session';
import { openTicket, sealTicket } from './ticket';
import { generateToken04 } from './token04';
import { guestUserID, memberUserID } from './user-id';
import { unixNow } from './wall-clock';

/** What a client may show to prove who it is. */
export type Credentials =
  /** From `wx.login`: good for one login. */
  | { readonly code: string }
  /** From {@link TokenService.invite}. */
  | { readonly ticket: string }
  /** Any text, taken at its word; in development only. */
  | { readonly key: string };

/** Who somebody proved to be. `kind` keeps an openid and a key of the same text apart. */
export interface Identity {
  readonly kind: string;
  readonly id: string;
}

export interface TokenServiceOptions {
  readonly appID: number;
  /** The ServerSecret. */
  readonly secret: string;
  readonly keys: ServiceKeys;
  /** Tells who shows these; throws {@link ServiceError} when they prove nothing. */
  readonly identify: (credentials: Exclude<Credentials, { ticket: string }>) => Promise<Identity>;
  /** Lifetime of a member's token, in seconds; a guest's lives as long as a ticket. */
  readonly tokenTtl: number;
  /** Lifetime of a member's session, in seconds. */
  readonly sessionTtl: number;
  /** For how long a ticket admits guests, and a guest's token lives, in seconds. */
  readonly ticketTtl: number;
  /** Lifetime of a guest's session, in seconds. */
  readonly guestSessionTtl: number;
  /** Whether a token is good for the room it was asked for only. */
  readonly privileges: boolean;
}

/** Times are Unix seconds. */
export interface LoginAnswer {
  readonly session: string;
  readonly userID: string;
  readonly expiresAt: number;
}

/** Times are Unix seconds. */
export interface InviteAnswer {
  readonly ticket: string;
  readonly expiresAt: number;
}

/** Times are Unix seconds. */
export interface TokenAnswer {
  readonly token: string;
  readonly userID: string;
  readonly expiresAt: number;
}

/** The rules of the token service, without HTTP. Its methods throw {@link ServiceError}. */
export interface TokenService {
  login(credentials: Credentials): Promise<LoginAnswer>;
  /** Who shows this session: what {@link login} answered with. */
  open(session: string): Session;
  invite(session: Session, roomID: string): InviteAnswer;
  token(session: Session, roomID: string): TokenAnswer;
}

export function createTokenService(options: TokenServiceOptions): TokenService {
  const { appID, secret, keys } = options;

  const welcome = (session: Session): LoginAnswer => ({
    session: sealSession(keys, session),
    userID: session.userID,
    expiresAt: session.expiresAt,
  });

  return {
    async login(credentials) {
      if ('ticket' in credentials) {
        const ticket = openTicket(keys, credentials.ticket, unixNow());
        if (!ticket) {
          throw new ServiceError(
            401,
            'ticket_invalid',
            'The invitation is unknown or over: ask for another.',
          );
        }
        const { roomID, inviter } = ticket;
        const expiresAt = unixNow() + options.guestSessionTtl;
        return welcome({ userID: guestUserID(), expiresAt, guest: { roomID, inviter } });
      }
      const { kind, id } = await options.identify(credentials);
      const expiresAt = unixNow() + options.sessionTtl;
      return welcome({ userID: memberUserID(keys.userID, kind, id), expiresAt });
    },

    open(sealed) {
      const session = openSession(keys, sealed, unixNow());
      if (session) return session;
      throw new ServiceError(401, 'session_invalid', 'The session is unknown or over: log in.');
    },

    invite(session, roomID) {
      if (session.guest) {
        throw new ServiceError(403, 'guest_may_not_invite', 'Only members may invite.');
      }
      const expiresAt = unixNow() + options.ticketTtl;
      const ticket = sealTicket(keys, { roomID, expiresAt, inviter: session.userID });
      return { ticket, expiresAt };
    },

    token(session, roomID) {
      assertMayEnter(session, roomID);
      const { userID } = session;
      const now = unixNow();
      const ttl = session.guest
        ? Math.min(options.ticketTtl, Math.max(session.expiresAt - now, 1))
        : options.tokenTtl;
      const payload = options.privileges
        ? privilegePayload({ roomID, login: true, publish: true })
        : '';
      const token = generateToken04({ appID, userID, secret, ttl, payload, now });
      return { token, userID, expiresAt: now + ttl };
    },
  };
}

/** Who may enter which room: members any, guests the one they were invited to. */
function assertMayEnter(session: Session, roomID: string): void {
  if (!session.guest || session.guest.roomID === roomID) return;
  throw new ServiceError(403, 'another_room', 'The invitation is for another room.');
}
