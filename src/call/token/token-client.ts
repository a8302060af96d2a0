import type { HostAction, HostView } from '../validation/host-action';
import type { InvitedRole, Role } from '../validation/role';
import type { Identity } from './identity/identity-type';
import { HostKeys } from './host-keys';
import type { requestJSON } from './http/http';
import { isYoung, timeLeft } from './lease';
import { withRetries, type TokenClock } from './retry';
import { SessionCache } from './session-cache';
import type { TextStore } from './text-store';
import { SessionOver, TokenError, whatWasSaid } from './token-error';
import {
  TokenService,
  type Credential,
  type ServiceToken,
  type TokenRequest,
} from './token-service';

/** A token for one room. */
export interface IssuedToken {
  readonly token: string;
  readonly userID: string;
  /** When it is over, in ms of `steadyNow`. */
  readonly until: number;
  /** What the user is in the room; a speaker where it isn't said. */
  readonly role?: Role;
  /** Whether it lets the user publish, which it does where it isn't said. */
  readonly publish?: boolean;
}

/** A ticket for one room, for whoever holds it. */
export interface Invitation {
  readonly ticket: string;
}

/** Where the app gets its tokens. Everything that is asked for rejects with a {@link TokenError}. */
export interface Tokens {
  /**
   * A token for a room (seed: 获取登录 Token).
   *
   * @param fresh - the last one was refused or runs out: ask for another, whatever is at hand
   * @param grant - a host's leave to speak, to be shown for it
   */
  roomToken(roomID: string, fresh?: boolean, grant?: string): Promise<IssuedToken>;
  /** Logs in ahead of the first call and, where the room is known, gets its token too. */
  warm(roomID?: string): void;
  /**
   * Makes an invitation by which a browser gets into a room. Guests may not invite (`refused`). Without
   * it a link of the page is all that a browser needs.
   */
  invite?(roomID: string): Promise<Invitation>;
  /** What hosts can do. Without it there are none. */
  readonly host?: Hosting;
}

/** What the token service does for hosts. What makes somebody one is kept over runs. */
export interface Hosting {
  /** Whether one may make a room, as far as can be told without asking: guests may not. */
  mayMakeRooms(): boolean;
  /**
   * Makes a room, of which one is then host. Guests may not (`refused`).
   *
   * @param role - what those are who come with its ID alone
   * @returns the roomID
   */
  makeRoom(role: InvitedRole): Promise<string>;
  /** Makes one host of a room, by a key that was handed on. */
  keepKey(roomID: string, hostKey: string): void;
  /** What makes others host too; `undefined` where one isn't. */
  key(roomID: string): string | undefined;
  /** Does something in a room. @returns what ZEGO hasn't switched on, and what then doesn't hold */
  act(roomID: string, action: HostAction): Promise<readonly string[]>;
  /** What the service knows of a room. */
  view(roomID: string): Promise<HostView>;
}

export interface TokenClientOptions extends Identity {
  /** Address of the token service, without a trailing slash. */
  readonly url: string;
  readonly request: typeof requestJSON;
  /** Keeps the session. */
  readonly store: TextStore;
  /** Keeps what makes one host. */
  readonly keys: TextStore;
  readonly clock: TokenClock;
}

/** A service that can't be reached ends no call as long as a token has so many ms left. */
const ENOUGH = 60_000;

/** How many ms the next request may take. */
type Within = () => number;

interface Asked {
  readonly roomID: string;
  readonly token: Promise<ServiceToken>;
}

/**
 * Logs in to the token service once, and asks it for a token per room. The userID is the
 * service's, never ours: a token made for another is refused by the cloud.
 *
 * Times are leases (see {@link Lease}): a phone's clock may be hours wrong.
 */
export class TokenClient implements Tokens {
  readonly host: Hosting;
  private readonly service: TokenService;
  private readonly sessions: SessionCache;
  private readonly keys: HostKeys;
  private loggingIn: Promise<string> | null = null;
  /** Under way: whoever asks for the same meanwhile gets the same. */
  private underWay: Asked | null = null;
  /** The last one given. */
  private held: (ServiceToken & { readonly roomID: string }) | null = null;

  constructor(private readonly options: TokenClientOptions) {
    const { url, request, store, clock } = options;
    this.service = new TokenService(url, request, clock);
    this.sessions = new SessionCache(url, store, clock);
    this.keys = new HostKeys(options.keys);
    this.host = {
      mayMakeRooms: () =>
        !options.isGuest() && (!options.needsTicket || this.sessions.get() !== null),
      makeRoom: (role) => this.makeRoom(role),
      keepKey: (roomID, hostKey) => {
        this.keys.keep(roomID, hostKey);
        // It was given to somebody who was no host.
        if (this.held?.roomID === roomID) this.held = null;
      },
      key: (roomID) => this.keys.of(roomID),
      act: (roomID, action) =>
        this.asHost(roomID, (session, known, within) =>
          this.service.act(session, { ...known, ...action }, within),
        ),
      view: (roomID) =>
        this.asHost(roomID, (session, known, within) => this.service.view(session, known, within)),
    };
  }

  async roomToken(roomID: string, fresh = false, grant?: string): Promise<IssuedToken> {
    const held = this.held?.roomID === roomID ? this.held : null;
    const now = this.options.clock.now();
    if (held && !fresh && isYoung(held, now)) return issued(held);
    try {
      return issued(await this.ask(roomID, grant));
    } catch (error) {
      const unanswered = error instanceof TokenError && error.reason !== 'refused';
      if (held && !fresh && unanswered && timeLeft(held, this.options.clock.now()) > ENOUGH) {
        return issued(held);
      }
      throw error;
    }
  }

  warm(roomID?: string): void {
    const ready = roomID ? this.roomToken(roomID) : this.tries((within) => this.session(within));
    ready.catch(() => {
      // Nobody waits for it: whoever joins asks again, and is told.
    });
  }

  async invite(roomID: string): Promise<Invitation> {
    if (this.options.isGuest()) {
      throw new TokenError('refused', 'guests may not invite', 'guest_may_not_invite');
    }
    const { ticket } = await this.asked((session, within) =>
      this.service.invite(session, roomID, within),
    );
    return { ticket };
  }

  private async makeRoom(role: InvitedRole): Promise<string> {
    const { roomID, hostKey } = await this.asked((session, within) =>
      this.service.makeRoom(session, role, within),
    );
    this.keys.keep(roomID, hostKey);
    return roomID;
  }

  private async asHost<T>(
    roomID: string,
    ask: (
      session: string,
      known: { readonly roomID: string; readonly hostKey: string },
      within: number,
    ) => Promise<T>,
  ): Promise<T> {
    const hostKey = this.keys.of(roomID);
    if (!hostKey) throw new TokenError('refused', 'not a host', 'not_host');
    return this.asked((session, within) => ask(session, { roomID, hostKey }, within));
  }

  /** The room, and the key of it if one is host. */
  private known(roomID: string): { readonly roomID: string; readonly hostKey?: string } {
    const hostKey = this.keys.of(roomID);
    return { roomID, ...(hostKey && { hostKey }) };
  }

  /** Asked with a session, and tried again. */
  private asked<T>(ask: (session: string, within: number) => Promise<T>): Promise<T> {
    return this.tries((within) => this.withSession(within, (session) => ask(session, within())));
  }

  private ask(roomID: string, grant?: string): Promise<ServiceToken> {
    // One that is on its way knows nothing of a leave that was given meanwhile.
    if (this.underWay?.roomID === roomID && !grant) return this.underWay.token;
    const token = this.asked((session, within) =>
      this.tokenOf(session, { ...this.known(roomID), ...(grant && { grant }) }, within),
    );
    const underWay: Asked = { roomID, token };
    this.underWay = underWay;
    /** Whether none was asked for since, which knows more. */
    const isLast = () => {
      if (this.underWay !== underWay) return false;
      this.underWay = null;
      return true;
    };
    token.then((given) => {
      if (given.hostKey) this.keys.keep(roomID, given.hostKey);
      if (isLast()) this.held = { ...given, roomID };
    }, isLast);
    return token;
  }

  /** With a key that the service doesn't take one is a member like all others. */
  private async tokenOf(
    session: string,
    { hostKey, ...others }: TokenRequest,
    within: number,
  ): Promise<ServiceToken> {
    try {
      return await this.service.token(session, { ...others, ...(hostKey && { hostKey }) }, within);
    } catch (error) {
      const isRefused = error instanceof TokenError && error.code === 'not_host' && hostKey;
      if (!isRefused) throw error;
      this.keys.drop(others.roomID);
      return this.service.token(session, others, within);
    }
  }

  private tries<T>(attempt: (within: Within) => Promise<T>): Promise<T> {
    return withRetries(this.options.clock, attempt);
  }

  /** A session that turns out to be over is replaced by another login, once. */
  private async withSession<T>(within: Within, ask: (session: string) => Promise<T>): Promise<T> {
    const session = await this.session(within);
    try {
      return await ask(session);
    } catch (error) {
      if (!(error instanceof SessionOver)) throw error;
      this.sessions.drop(session);
      return ask(await this.session(within));
    }
  }

  private async session(within: Within): Promise<string> {
    return this.sessions.get() ?? (await (this.loggingIn ??= this.login(within)));
  }

  private async login(within: Within): Promise<string> {
    try {
      // A code of WeChat's is good for one login, be it answered or not: a new one each time.
      const login = await this.service.login(await this.credential(), within());
      this.sessions.set(login);
      return login.session;
    } finally {
      this.loggingIn = null;
    }
  }

  private async credential(): Promise<Credential> {
    try {
      return await this.options.credential();
    } catch (error) {
      if (error instanceof TokenError) throw error;
      throw new TokenError('unreachable', whatWasSaid(error));
    }
  }
}

function issued({ token, userID, until, role, publish }: ServiceToken): IssuedToken {
  return { token, userID, until, role, publish };
}
