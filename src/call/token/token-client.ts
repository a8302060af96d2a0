import type { Identity } from './identity-type';
import type { postJSON } from './http';
import { isYoung, timeLeft } from './lease';
import { withRetries, type TokenClock } from './retry';
import { SessionCache, type SessionStore } from './session-cache';
import { SessionOver, TokenError, whatWasSaid } from './token-error';
import { TokenService, type Credential, type ServiceToken } from './token-service';

/** A token for one room. */
export interface IssuedToken {
  readonly token: string;
  readonly userID: string;
  /** When it is over, in ms of `steadyNow`. */
  readonly until: number;
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
   */
  roomToken(roomID: string, fresh?: boolean): Promise<IssuedToken>;
  /** Logs in ahead of the first call and, where the room is known, gets its token too. */
  warm(roomID?: string): void;
  /**
   * Makes an invitation by which a browser gets into a room. Guests may not invite (`refused`). Without
   * it a link of the page is all that a browser needs.
   */
  invite?(roomID: string): Promise<Invitation>;
}

export interface TokenClientOptions extends Identity {
  /** Address of the token service, without a trailing slash. */
  readonly url: string;
  readonly post: typeof postJSON;
  readonly store: SessionStore;
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
  private readonly service: TokenService;
  private readonly sessions: SessionCache;
  private loggingIn: Promise<string> | null = null;
  /** Under way: whoever asks for the same meanwhile gets the same. */
  private asked: Asked | null = null;
  /** The last one given. */
  private held: (ServiceToken & { readonly roomID: string }) | null = null;

  constructor(private readonly options: TokenClientOptions) {
    const { url, post, store, clock } = options;
    this.service = new TokenService(url, post, clock);
    this.sessions = new SessionCache(url, store, clock);
  }

  async roomToken(roomID: string, fresh = false): Promise<IssuedToken> {
    const held = this.held?.roomID === roomID ? this.held : null;
    const now = this.options.clock.now();
    if (held && !fresh && isYoung(held, now)) return issued(held);
    try {
      return issued(await this.ask(roomID));
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
    const { ticket } = await this.tries((within) =>
      this.withSession(within, (session) => this.service.invite(session, roomID, within())),
    );
    return { ticket };
  }

  private ask(roomID: string): Promise<ServiceToken> {
    if (this.asked?.roomID === roomID) return this.asked.token;
    const token = this.tries((within) =>
      this.withSession(within, (session) => this.service.token(session, roomID, within())),
    );
    const asked: Asked = { roomID, token };
    this.asked = asked;
    const done = () => {
      if (this.asked === asked) this.asked = null;
    };
    token.then((given) => {
      done();
      this.held = { ...given, roomID };
    }, done);
    return token;
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

function issued({ token, userID, until }: ServiceToken): IssuedToken {
  return { token, userID, until };
}
