import { PushCommand, UserActionKind } from '../protocol/commands';
import { encode, type Message, type MessageName } from '../protocol/message';
import { wallNow } from '../wall-clock';
import type { Departure, StreamEnd } from './endings';
import { ExtraInfo } from './extra-info';
import type { RoomUser } from './room-user';
import { pushStreamInfo, type Stream } from './stream';

/** Hears of the streams of a room. */
export interface StreamWatch<User extends RoomUser> {
  began(room: Room<User>, stream: Stream<User>): void;
  ended(room: Room<User>, stream: Stream<User>, why: StreamEnd): void;
}

/** Above so many, nobody is told who comes and goes, and no message goes to all. */
const CROWD = 500;

type PushNumber = (typeof PushCommand)[keyof typeof PushCommand];

/**
 * A room: who is in it and what they publish, each list with a sequence number. Clients follow the
 * lists by pushes and compare the number: a gap makes them fetch the list, a number that went back
 * makes them deaf. So numbers begin at the clock, and a room that is made anew is always ahead.
 */
export class Room<User extends RoomUser> {
  readonly members = new Map<string, User>();
  readonly streams = new Map<string, Stream<User>>();
  readonly extraInfo = new ExtraInfo();
  /** Whether the vendor's callbacks tell of the end of this room. */
  tellsOfClosing = true;
  #userUpdates = 0;
  userSeq = Math.floor(wallNow() / 1000);
  streamSeq = Math.floor(wallNow() / 1000);

  constructor(
    readonly roomID: string,
    /** Names this room in the packets to and from its members. */
    readonly contextKey: number,
    readonly maxUsers: number,
    private readonly watch: StreamWatch<User>,
  ) {}

  /** Whether there are too many for news of users and for messages to all. */
  get crowded(): boolean {
    return this.members.size > CROWD;
  }

  /** Names this stay of the room among all of its name; above 2^53, as the real ones are. */
  get sessionID(): string {
    return String(2n ** 53n + 2n * BigInt(this.contextKey) + 1n);
  }

  /** Numbers those who come and go. */
  nextUserUpdate(): number {
    return ++this.#userUpdates;
  }

  get full(): boolean {
    return this.members.size >= this.maxUsers;
  }

  /** Adds members and tells the others, all in one push. */
  add(members: readonly User[]): void {
    for (const member of members) this.members.set(member.userID, member);
    this.#announce(members, UserActionKind.Add);
  }

  /** Removes members and their streams and tells the others. */
  remove(members: readonly User[], why: Departure): void {
    const gone = new Set(members);
    const streams = [...this.streams.values()].filter(({ owner }) => gone.has(owner));
    this.removeStreams(streams, why, members);
    for (const { userID } of members) this.members.delete(userID);
    this.#announce(members, UserActionKind.Delete);
  }

  /** @param informed - members that know already: an owner learns the number from its answer */
  addStreams(streams: readonly Stream<User>[], informed: readonly User[] = []): void {
    for (const stream of streams) this.streams.set(stream.streamID, stream);
    this.#announceStreams(streams, PushCommand.StreamAdd, informed);
    for (const stream of streams) this.watch.began(this, stream);
  }

  removeStreams(
    streams: readonly Stream<User>[],
    why: StreamEnd,
    informed: readonly User[] = [],
  ): void {
    for (const { streamID } of streams) this.streams.delete(streamID);
    this.#announceStreams(streams, PushCommand.StreamDelete, informed);
    for (const stream of streams) this.watch.ended(this, stream, why);
  }

  updateStream(stream: Stream<User>, extraInfo: string): void {
    stream.extraInfo = extraInfo;
    stream.version += 1;
    this.#announceStreams([stream], PushCommand.StreamUpdate, [stream.owner]);
  }

  /** Pushes to the members chosen by `to`. */
  push<N extends MessageName>(
    to: (member: User) => boolean,
    command: PushNumber,
    name: N,
    message: Message<N>,
  ): void {
    // Encoded once, however many it goes to.
    let bytes: Uint8Array | undefined;
    for (const member of this.members.values()) {
      if (!member.channel || !to(member)) continue;
      bytes ??= encode(name, message);
      member.channel.pushBytes(this.contextKey, command, bytes);
    }
  }

  #announce(members: readonly User[], action: number): void {
    if (members.length === 0) return;
    // The SDK expects the number to grow by one for every action in the push.
    this.userSeq += members.length;
    if (this.crowded) return;
    const concerned = new Set(members);
    this.push(
      (member) => member.wantsUsers && !concerned.has(member),
      PushCommand.Users,
      'PushUserInfoUpdated',
      {
        server_user_seq: this.userSeq,
        user_action_list: members.map((member) => member.action(action)),
      },
    );
  }

  #announceStreams(
    streams: readonly Stream<User>[],
    command: PushNumber,
    informed: readonly User[],
  ): void {
    if (streams.length === 0) return;
    // By one for the whole push, however many streams it lists.
    this.streamSeq += 1;
    this.push((member) => !informed.includes(member), command, 'PushStream', {
      stream_seq: this.streamSeq,
      stream_info_list: streams.map(pushStreamInfo),
    });
  }
}
