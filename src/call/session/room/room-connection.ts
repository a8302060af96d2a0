import type { User, VoiceEngine } from '../../sdk/voice-engine';
import type { Cancellation } from '../async/cancellation';
import type { RoomToken, TokenSource } from '../ports';
import { fetchToken, loginRoom, ofUser, type RoomLogin } from './room-login';
import type { Timers } from '../async/timers';
import { TokenRenewal } from './token-renewal';

/** How long a login that is no longer wanted may take to be answered, in ms. */
const LOGIN_ENDS_WITHIN = 2000;
/** How long DISCONNECTED may take after a logout, in ms. */
const LOGOUT_WITHIN = 800;

/** One user's way in to one room and out of it, and the tokens for it. */
export class RoomConnection {
  /** When the token of the login is over, in ms of the session's clock. */
  private tokenUntil = Infinity;
  private pendingLogin: Promise<void> | null = null;
  private readonly renewal: TokenRenewal;

  constructor(
    private readonly engine: VoiceEngine,
    private readonly user: User,
    private readonly roomID: string,
    private readonly needs: {
      readonly timers: Timers;
      readonly tokens: TokenSource;
      /** The login worked: told before the events that follow it, which may end it again. */
      readonly onLoggedIn: () => void;
      /** Another token is in force, with its rights. */
      readonly onToken: (token: RoomToken) => void;
    },
  ) {
    this.renewal = new TokenRenewal({
      timers: needs.timers,
      fetch: (grant) => this.fetchToken(true, undefined, grant),
      hand: (token) => {
        engine.renewToken(roomID, token.token);
        needs.onToken(token);
      },
    });
  }

  /**
   * Whether the token of the login is over. Media is dispatched with that one, whatever was
   * renewed since.
   */
  get isTokenOver(): boolean {
    return this.needs.timers.now() > this.tokenUntil;
  }

  /** Whether a login was asked for and not answered yet. */
  get isLoggingIn(): boolean {
    return this.pendingLogin !== null;
  }

  /** A token to log in anew with. */
  roomToken(cancellation: Cancellation): Promise<RoomToken> {
    return this.fetchToken(false, cancellation);
  }

  /** seed: 登录房间. Rejects with a CallError after `within` ms at the latest. */
  async logIn(token: RoomToken, within: number, cancellation: Cancellation): Promise<void> {
    const engine: RoomLogin['engine'] = {
      loginRoom: (...args) => this.track(this.engine.loginRoom(...args)),
      logoutRoom: (roomID) => this.engine.logoutRoom(roomID),
    };
    const login = { ...this.needs, engine, roomID: this.roomID, within };
    const accepted = await loginRoom(login, this.user, token, cancellation).catch(
      (error: unknown) => {
        // Nobody answers that one any more: there is nothing to wait for before the logout.
        if (!cancellation.cancelled) this.pendingLogin = null;
        throw error;
      },
    );
    this.tokenUntil = accepted.until;
    this.renewal.accepted(accepted);
    this.needs.onToken(accepted);
  }

  /**
   * seed: 退出房间. Resolves once the SDK is out, or after a second or two.
   *
   * A logout in the middle of a login would only make the SDK forget it: the cloud would let us in
   * all the same, and the others see a ghost until its heartbeats are missed.
   */
  async logOut(): Promise<void> {
    const { pendingLogin } = this;
    if (pendingLogin) {
      await this.needs.timers
        .withTimeout(pendingLogin, LOGIN_ENDS_WITHIN, () => 'late')
        .catch(() => undefined);
    }
    const out = this.disconnected();
    this.engine.logoutRoom(this.roomID);
    await out;
  }

  /** The SDK says that the token runs out, or the cloud that it did. */
  async renewToken(): Promise<void> {
    // What the SDK says while it logs in is of a token that is brand-new: the phone's clock is off.
    if (!this.isLoggingIn) await this.renewal.renew();
  }

  /** Asks what one may do now, and takes a token with that. @param grant - a host's leave to speak */
  askRights(grant?: string): Promise<void> {
    return this.renewal.replace(grant);
  }

  /** No more renewals: the room is being left. */
  stopRenewing(): void {
    this.renewal.stop();
  }

  private async fetchToken(
    fresh: boolean,
    cancellation?: Cancellation,
    grant?: string,
  ): Promise<RoomToken> {
    const login = { ...this.needs, roomID: this.roomID };
    const token = await fetchToken(login, cancellation, fresh, grant);
    return ofUser(token, this.user);
  }

  private track(login: Promise<void>): Promise<void> {
    this.pendingLogin = login;
    const done = () => {
      if (this.pendingLogin === login) this.pendingLogin = null;
    };
    login.then(() => {
      done();
      this.needs.onLoggedIn();
    }, done);
    return login;
  }

  private disconnected(): Promise<void> {
    const { timers } = this.needs;
    return new Promise((resolve) => {
      const settle = () => {
        stopTimer();
        stopListening();
        resolve();
      };
      const stopTimer = timers.after(LOGOUT_WITHIN, settle);
      const stopListening = this.engine.on('roomStateUpdate', (roomID, state) => {
        if (roomID === this.roomID && state === 'DISCONNECTED') settle();
      });
    });
  }
}
