import type { Privilege } from 'voice-call-token-service/privilege';
import type { Message } from '../protocol/message';
import { wallNow } from '../wall-clock';
import type { RoomChannel } from './channel';
import type { Room } from './room';
import type { RoomUser } from './room-user';

/** What a member is made of; the same for a phone and for a virtual peer. */
export interface MemberIdentity {
  readonly userID: string;
  readonly userName: string;
  readonly role: number;
  /** The phone; empty for a virtual peer. */
  readonly deviceID: string;
  readonly sessionID: number;
  /** Whether it asked to be told who comes and goes. */
  readonly wantsUsers: boolean;
  /** What it is, in the vendor's numbers: 6 a browser, 7 a mini-program. */
  readonly terminal: number;
}

/** A user in a room. It outlives its socket by the grace period. */
export class Member implements MemberIdentity, RoomUser {
  readonly userID: string;
  readonly userName: string;
  readonly role: number;
  readonly deviceID: string;
  readonly sessionID: number;
  readonly wantsUsers: boolean;
  readonly terminal: number;
  readonly loggedInAt = wallNow();
  /** Unix seconds; 0 for a virtual peer, which has no token. */
  tokenExpiresAt = 0;
  /** What the token permits, when it is good for one room only; its end then stops the streams. */
  privilege: Privilege | undefined;
  /** Whether the token is a renewal of the one it logged in with. */
  renewed = false;
  #channel: RoomChannel | undefined;
  #timers: { removal?: NodeJS.Timeout; expiry?: NodeJS.Timeout } = {};

  constructor(
    readonly room: Room<Member>,
    identity: MemberIdentity,
  ) {
    this.userID = identity.userID;
    this.userName = identity.userName;
    this.role = identity.role;
    this.deviceID = identity.deviceID;
    this.sessionID = identity.sessionID;
    this.wantsUsers = identity.wantsUsers;
    this.terminal = identity.terminal;
  }

  /** The way to the client; `undefined` for a virtual peer and while the socket is lost. */
  get channel(): RoomChannel | undefined {
    return this.#channel;
  }

  get virtual(): boolean {
    return this.deviceID === '';
  }

  connect(channel: RoomChannel): void {
    this.#channel = channel;
  }

  disconnect(): void {
    this.#channel = undefined;
  }

  /** Removes the member in `ms`, unless it is heard of before. */
  removeIn(ms: number, remove: () => void): void {
    clearTimeout(this.#timers.removal);
    this.#timers.removal = setTimeout(remove, ms);
  }

  /** Calls back when the token ends. */
  onTokenExpiry(expire: () => void): void {
    clearTimeout(this.#timers.expiry);
    // Node's timers overflow after 24.8 days; no token here lives so long.
    const ms = Math.min(this.tokenExpiresAt * 1000 - wallNow(), 0x7fffffff);
    this.#timers.expiry = setTimeout(expire, ms);
  }

  /** The member has left: nothing may happen to it any more. */
  dispose(): void {
    clearTimeout(this.#timers.removal);
    clearTimeout(this.#timers.expiry);
    this.#channel = undefined;
  }

  /** Seconds that the token is still good for: 0 tells the SDK to read the token itself. */
  get tokenRemainTime(): number {
    if (!this.privilege) return 0;
    return Math.max(1, this.tokenExpiresAt - Math.floor(wallNow() / 1000));
  }

  action(action: number): Message<'UserAction'> {
    return {
      action,
      id_name: this.userID,
      nick_name: this.userName,
      role: this.role,
      login_time: this.loggedInAt,
    };
  }
}
