import type { LocalCloudOptions } from '../options';
import { wallNow } from '../wall-clock';
import type { RoomChannel } from './channel';
import type { Departure } from './endings';
import { Member, type MemberIdentity } from './member';
import { Room, type StreamWatch } from './room';
import type { RoomEvents } from './room-events';
import type { Stream } from './stream';

/** All rooms of the AppID. A user is in one of them at most, and so is a stream. */
export class Registry {
  readonly #rooms = new Map<string, Room<Member>>();
  #nextContextKey = 1;
  #nextSessionID = 1;
  #nextStreamSid = 1;

  readonly #watch: StreamWatch<Member>;

  constructor(
    private readonly options: LocalCloudOptions,
    private readonly events: RoomEvents,
  ) {
    this.#watch = {
      began: (room, stream) => events.streamBegan(room, stream),
      ended: (room, stream, why) => events.streamEnded(room, stream, why),
    };
  }

  /** A line for those who watch what happens here. */
  note(text: string): void {
    this.options.log({ level: 'event', text });
  }

  get rooms(): readonly Room<Member>[] {
    return [...this.#rooms.values()];
  }

  room(roomID: string): Room<Member> | undefined {
    return this.#rooms.get(roomID);
  }

  /** @param maxUsers - the limit that the first user set, if any */
  openRoom(roomID: string, maxUsers = this.options.maxUsers): Room<Member> {
    const known = this.#rooms.get(roomID);
    if (known) return known;
    const room = new Room<Member>(
      roomID,
      this.#nextContextKey++,
      Math.min(maxUsers, this.options.maxUsers),
      this.#watch,
    );
    this.#rooms.set(roomID, room);
    return room;
  }

  member(userID: string): Member | undefined {
    for (const room of this.#rooms.values()) {
      const member = room.members.get(userID);
      if (member) return member;
    }
    return undefined;
  }

  stream(streamID: string): Stream<Member> | undefined {
    for (const room of this.#rooms.values()) {
      const stream = room.streams.get(streamID);
      if (stream) return stream;
    }
    return undefined;
  }

  /** Makes a member; {@link admit} lets it in. */
  newMember(room: Room<Member>, identity: Omit<MemberIdentity, 'sessionID'>): Member {
    return new Member(room, { ...identity, sessionID: this.#nextSessionID++ });
  }

  /** Lets members of one room in. */
  admit(members: readonly Member[]): void {
    const [first] = members;
    if (!first) return;
    const { room } = first;
    if (room.members.size === 0) this.events.roomCreated(room, first);
    room.add(members);
    for (const member of members) this.events.userIn(member);
  }

  newStream(owner: Member, streamID: string, extraInfo: string): Stream<Member> {
    const sid = `s-${this.#nextStreamSid++}`;
    return { streamID, sid, owner, createdAt: wallNow(), extraInfo, version: 1 };
  }

  /** Something came from the member: it is alive for another heartbeat timeout. */
  heard(member: Member): void {
    if (member.channel) {
      member.removeIn(this.options.heartbeatTimeoutMs, () => this.remove([member], 'silent'));
    }
  }

  /** The member's socket is lost: it has the grace period to come back. */
  lost(member: Member, channel: RoomChannel): void {
    // It may already have come back on another socket before the old one was seen to close.
    if (member.channel !== channel) return;
    this.note(`${member.userID} lost its socket in ${member.room.roomID}`);
    member.disconnect();
    member.removeIn(this.options.graceMs, () => this.remove([member], 'lost'));
  }

  /** Members of one room leave it; a room that nobody is left in is forgotten. */
  remove(members: readonly Member[], why: Departure): void {
    const [first] = members;
    if (!first) return;
    const { room } = first;
    const present = members.filter((member) => room.members.get(member.userID) === member);
    room.remove(present, why);
    for (const member of present) {
      this.note(`${member.userID} left ${room.roomID}`);
      this.events.userOut(member, why);
    }
    for (const member of members) member.dispose();
    if (room.members.size > 0 || !this.#rooms.delete(room.roomID)) return;
    this.events.roomClosed(room, why);
  }

  dispose(): void {
    for (const { members } of this.#rooms.values()) {
      for (const member of members.values()) member.dispose();
    }
    this.#rooms.clear();
  }
}
