import type { Moment, SeenState } from './probe';

interface SdkStream {
  streamID: string;
  user: { userID: string };
  extraInfo: string;
}

/** What must be equal in the store and here. */
export type Mirrored = Pick<SeenState, 'users' | 'streams' | 'roomState' | 'onlineCount'>;

/** What ends a call by its code (`error-codes.md` of ZEGO), for good: nobody joins again by themselves. */
const ENDS: Readonly<Record<number, string>> = {
  1002034: 'room-full',
  1002050: 'kicked-elsewhere',
  1002055: 'kicked-by-host',
  1002066: 'blocked',
  1002086: 'kicked-elsewhere',
};
const IN_CALL = ['connected', 'reconnecting', 'interrupted'];

/** The events that the answer to a login brings: the first of them lists the room anew. */
const LISTINGS = ['roomUserUpdate', 'roomStreamUpdate', 'roomOnlineUserCountUpdate'];

/**
 * What the mirror must be after the SDK's events: written from the documentation of the events and
 * docs/state.md, not from the code of the store.
 */
export class Reference {
  private users = new Set<string>();
  private streams = new Map<string, string>();
  /** Streams that the SDK said are playing, and since then nothing else of. */
  readonly playing = new Set<string>();
  /** Why the call must have ended, until the person does something about it. */
  mustEnd: string | null = null;
  /** What the app did that it must not. */
  readonly wrongs: string[] = [];
  /** When the SDK was last given a token, by the phone's clock. */
  tokenAt = 0;
  private roomState = 'DISCONNECTED';
  private onlineCount = 0;
  private roomID = '';
  private inRoom = false;
  /** A login anew was begun: what is known holds until its answer. */
  private outdated = false;

  take(moments: readonly Moment[], ownUserID: string): void {
    for (const moment of moments) {
      if (moment.kind === 'call') this.onCall(moment);
      else this.onEvent(moment, ownUserID);
    }
  }

  get mirrored(): Mirrored {
    return {
      users: [...this.users],
      streams: [...this.streams],
      roomState: this.roomState,
      onlineCount: this.onlineCount,
    };
  }

  /** The call was left, or ended: nobody is here any more. */
  leave(): void {
    this.empty();
    this.roomState = 'DISCONNECTED';
    this.inRoom = false;
    this.outdated = false;
  }

  private onCall({ name, args: [roomID], at, media }: Moment): void {
    if (name === 'loginRoom' || name === 'renewToken') this.tokenAt = at;
    // The SDK would stop them as well, but later, or never when it is not in the room.
    if (name === 'logoutRoom' && media.pushes) this.wrongs.push('published at the logout');
    if (name === 'logoutRoom' && media.plays) this.wrongs.push('played at the logout');
    if (name !== 'loginRoom') return;
    if (this.mustEnd) this.wrongs.push(`joined again by itself after ${this.mustEnd}`);
    if (this.inRoom) this.outdated = true;
    this.roomID = String(roomID);
  }

  private onEvent({ name, args, phase }: Moment, ownUserID: string): void {
    if (name === 'playerStateUpdate') {
      const { streamID, state } = args[0] as { streamID: string; state: string };
      if (state === 'PLAYING' && this.streams.has(streamID)) this.playing.add(streamID);
      else this.playing.delete(streamID);
      return;
    }
    if (args[0] !== this.roomID) return;
    const answered =
      LISTINGS.includes(name) || (name === 'roomStateUpdate' && args[1] === 'CONNECTED');
    if (this.outdated && answered) {
      this.empty();
      this.outdated = false;
    }
    if (name === 'roomStateUpdate') {
      this.onRoomState(String(args[1]));
      const end = ENDS[Number(args[2])];
      if (args[1] === 'DISCONNECTED' && end && IN_CALL.includes(phase)) this.mustEnd = end;
    }
    if (name === 'roomOnlineUserCountUpdate') this.onlineCount = Number(args[1]);
    if (name === 'roomUserUpdate') {
      for (const { userID } of args[2] as { userID: string }[]) {
        if (args[1] === 'DELETE') this.users.delete(userID);
        else if (userID !== ownUserID) this.users.add(userID);
      }
    }
    if (name === 'roomStreamUpdate')
      this.onStreams(args[1] as string, args[2] as SdkStream[], ownUserID);
    if (name === 'streamExtraInfoUpdate') {
      for (const { streamID, extraInfo } of args[1] as SdkStream[]) {
        if (this.streams.has(streamID)) this.streams.set(streamID, extraInfo);
      }
    }
  }

  /** Only before the room was ever entered does DISCONNECTED mean that nobody is here. */
  private onRoomState(state: string): void {
    this.roomState = state;
    if (state === 'CONNECTED') this.inRoom = true;
    else if (state === 'DISCONNECTED' && !this.inRoom) this.empty();
  }

  private onStreams(update: string, streams: readonly SdkStream[], ownUserID: string): void {
    for (const { streamID, user, extraInfo } of streams) {
      if (update === 'ADD') {
        if (user.userID !== ownUserID) this.streams.set(streamID, extraInfo);
        continue;
      }
      this.streams.delete(streamID);
      this.playing.delete(streamID);
    }
  }

  private empty(): void {
    this.users.clear();
    this.streams.clear();
    this.playing.clear();
    this.onlineCount = 0;
  }
}
