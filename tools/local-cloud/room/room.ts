import { PushCommand, UserActionKind } from '../protocol/commands';
import type { Message, MessageName } from '../protocol/message';
import { wallNow } from '../wall-clock';
import { ExtraInfo } from './extra-info';
import type { RoomUser } from './room-user';
import { pushStreamInfo, type Stream } from './stream';

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
  userSeq = Math.floor(wallNow() / 1000);
  streamSeq = Math.floor(wallNow() / 1000);

  constructor(
    readonly roomID: string,
    /** Names this room in the packets to and from its members. */
    readonly contextKey: number,
    readonly maxUsers: number,
  ) {}

  get full(): boolean {
    return this.members.size >= this.maxUsers;
  }

  /** Adds members and tells the others, all in one push. */
  add(members: readonly User[]): void {
    for (const member of members) this.members.set(member.userID, member);
    this.#announce(members, UserActionKind.Add);
  }

  /** Removes members and their streams and tells the others. */
  remove(members: readonly User[]): void {
    const gone = new Set(members);
    const streams = [...this.streams.values()].filter(({ owner }) => gone.has(owner));
    this.removeStreams(streams, members);
    for (const { userID } of members) this.members.delete(userID);
    this.#announce(members, UserActionKind.Delete);
  }

  /** @param informed - members that know already: an owner learns the number from its answer */
  addStreams(streams: readonly Stream<User>[], informed: readonly User[] = []): void {
    for (const stream of streams) this.streams.set(stream.streamID, stream);
    this.#announceStreams(streams, PushCommand.StreamAdd, informed);
  }

  removeStreams(streams: readonly Stream<User>[], informed: readonly User[] = []): void {
    for (const { streamID } of streams) this.streams.delete(streamID);
    this.#announceStreams(streams, PushCommand.StreamDelete, informed);
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
    for (const member of this.members.values()) {
      if (to(member)) member.channel?.push(this.contextKey, command, name, message);
    }
  }

  #announce(members: readonly User[], action: number): void {
    if (members.length === 0) return;
    // The SDK expects the number to grow by one for every action in the push.
    this.userSeq += members.length;
    this.push(
      (member) => member.wantsUsers && !members.includes(member),
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
