import { randomBytes } from 'node:crypto';
import type { RoomEvent } from './callbacks/event';
import type { Lifetimes } from './defaults';
import type { HostRequest, RoomView } from './host/host';
import type { Warned } from './host/warned';
import type { ServiceKeys } from './keys';
import { privilegePayload } from './privilege';
import type { Admission, Shown } from './rooms/admission';
import { sealHostKey } from './rooms/host-key';
import { ticketInvalid } from './rooms/refusals';
import { mayGive, mayPublish, type InvitedRole, type Role } from './rooms/role';
import { mintRoomID, roundedEnd } from './rooms/room-id';
import type { RoomRecords } from './rooms/room-records';
import { LONGEST_RULE } from './rooms/rule';
import { ServiceError } from './service-error';
import { openSession, sealSession, type Session } from './session';
import { isStoreUnavailable } from './store/store';
import type { TakeBack } from './take-back';
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

/** Tells who shows these. @throws ServiceError when they prove nothing */
export type Identify = (credentials: Exclude<Credentials, { ticket: string }>) => Promise<Identity>;

export interface TokenRulesOptions extends Omit<Lifetimes, 'grantTtl'> {
  readonly appID: number;
  /** The ServerSecret. */
  readonly secret: string;
  readonly keys: ServiceKeys;
  readonly identify: Identify;
  readonly records: RoomRecords;
  readonly admission: Admission;
  /** How many a ticket admits, unless it says. */
  readonly ticketUses: number;
}

/** Times are Unix seconds. */
export interface LoginAnswer {
  readonly session: string;
  readonly userID: string;
  readonly expiresAt: number;
}

/** Times are Unix seconds. */
export interface RoomAnswer {
  readonly roomID: string;
  readonly hostKey: string;
  readonly role: InvitedRole;
  readonly expiresAt: number;
}

export interface InviteRequest {
  readonly roomID: string;
  readonly role?: InvitedRole;
  readonly uses?: number;
  readonly hostKey?: string;
}

/** Times are Unix seconds. */
export interface InviteAnswer {
  readonly ticket: string;
  readonly expiresAt: number;
}

/** What was made, and what the log may know of it. */
export interface Invitation extends InviteAnswer {
  readonly ticketID: string;
  readonly role: InvitedRole;
  readonly uses: number;
}

export interface TokenRequest extends Shown {
  readonly roomID: string;
}

/** Times are Unix seconds. */
export interface TokenAnswer {
  readonly token: string;
  readonly userID: string;
  readonly expiresAt: number;
  readonly role: Role;
  /** Whether the token lets them publish. */
  readonly publish: boolean;
  /** Theirs alone; where the policy itself says that they are host. */
  readonly hostKey?: string;
}

/** Who gets what, and what is made of it. Its methods throw {@link ServiceError}. */
export interface TokenRules {
  login(credentials: Credentials): Promise<LoginAnswer>;
  /**
   * Who shows this session: what {@link login} answered with.
   *
   * @param needsStore - whether it must be known that it wasn't taken back
   */
  open(session: string, needsStore: boolean): Promise<Session>;
  /** Makes a room. */
  room(session: Session, role: InvitedRole): RoomAnswer;
  invite(session: Session, request: InviteRequest): Promise<Invitation>;
  token(session: Session, request: TokenRequest): Promise<TokenAnswer>;
}

/** The token service, without HTTP. Its methods throw {@link ServiceError}. */
export interface TokenService extends TokenRules {
  /** Does what a host wants of a room. */
  act(session: Session, request: HostRequest): Promise<Warned>;
  /** What a host sees of a room. */
  view(session: Session, roomID: string, hostKey: string): Promise<RoomView>;
  /** Takes back what was given; for those who run the service. */
  takeBack(what: TakeBack): Promise<Warned>;
  /** ZEGO told of a room. */
  told(event: RoomEvent): Promise<void>;
}

/** For how many seconds a token lives at most: no longer than a rule against who is removed meanwhile. */
export const longestToken = (of: Pick<Lifetimes, 'tokenTtl' | 'ticketTtl'>): number =>
  Math.min(Math.max(of.tokenTtl, of.ticketTtl), LONGEST_RULE);

export function createTokenRules(options: TokenRulesOptions): TokenRules {
  const { appID, secret, keys, records, admission } = options;

  const welcome = (session: Session): LoginAnswer => ({
    session: sealSession(keys, session),
    userID: session.userID,
    expiresAt: session.expiresAt,
  });

  return {
    async login(credentials) {
      const issuedAt = unixNow();
      if ('ticket' in credentials) {
        const ticket = openTicket(keys, credentials.ticket, issuedAt);
        if (!ticket) throw ticketInvalid();
        const userID = guestUserID();
        await admission.useTicket(ticket, userID);
        const { roomID, inviter, role, id } = ticket;
        const expiresAt = issuedAt + options.guestSessionTtl;
        return welcome({
          userID,
          expiresAt,
          issuedAt,
          guest: { roomID, inviter, role, ticket: id },
        });
      }
      const { kind, id } = await options.identify(credentials);
      const expiresAt = issuedAt + options.sessionTtl;
      return welcome({ userID: memberUserID(keys.userID, kind, id), expiresAt, issuedAt });
    },

    async open(sealed, needsStore) {
      const session = openSession(keys, sealed, unixNow());
      if (!session) throw sessionOver();
      const { userID, issuedAt = 0 } = session;
      const standing = await records.isSessionGood(userID, issuedAt).catch((error: unknown) => {
        // Whether they are in is asked further on.
        if (isStoreUnavailable(error) && !needsStore) return 'good' as const;
        throw error;
      });
      if (standing === 'over') throw sessionOver();
      if (standing === 'denied') {
        throw new ServiceError(403, 'user_denied', 'This person may not call any more.');
      }
      return session;
    },

    room(session, role) {
      if (session.guest) throw new ServiceError(403, 'members_only', 'Only members make rooms.');
      const expiresAt = roundedEnd(unixNow() + options.roomTtl);
      const roomID = mintRoomID(keys, { role, expiresAt });
      return { roomID, hostKey: sealHostKey(keys, { roomID, expiresAt }), role, expiresAt };
    },

    async invite(session, { roomID, role, uses = options.ticketUses, hostKey }) {
      if (session.guest && hostKey === undefined) {
        throw new ServiceError(403, 'guest_may_not_invite', 'Only members may invite.');
      }
      const own = await admission.standing(session, roomID, hostKey);
      const given = role ?? (mayPublish(own) ? 'speaker' : 'listener');
      if (!mayGive(own, given)) {
        throw new ServiceError(403, 'not_host', 'A listener may invite listeners only.');
      }
      const expiresAt = unixNow() + options.ticketTtl;
      const id = randomBytes(12).toString('base64url');
      const inviter = session.userID;
      const ticket = sealTicket(keys, { id, roomID, inviter, role: given, uses, expiresAt });
      return { ticket, expiresAt, ticketID: id, role: given, uses };
    },

    async token(session, { roomID, ...shown }) {
      const { role, publish, until } = await admission.enter(session, roomID, shown);
      const { userID, guest } = session;
      const now = unixNow();
      const longest = guest
        ? Math.min(options.ticketTtl, session.expiresAt - now)
        : options.tokenTtl;
      const ttl = Math.max(Math.min(longest, until - now, LONGEST_RULE), 1);
      const expiresAt = now + ttl;
      const payload = privilegePayload({ roomID, login: true, publish });
      const token = generateToken04({ appID, userID, secret, ttl, payload, now });
      const proves = role === 'host' && shown.hostKey === undefined;
      const hostKey = proves ? sealHostKey(keys, { roomID, expiresAt, userID }) : undefined;
      return { token, userID, expiresAt, role, publish, ...(hostKey !== undefined && { hostKey }) };
    },
  };
}

const sessionOver = () =>
  new ServiceError(401, 'session_invalid', 'The session is unknown or over: log in.');
