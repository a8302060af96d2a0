import type { Departure, StreamEnd } from './endings';
import type { Member } from './member';
import type { Room } from './room';
import type { Stream } from './stream';

/** What happens in rooms, for those who tell others of it. */
export interface RoomEvents {
  roomCreated(room: Room<Member>, creator: Member): void;
  roomClosed(room: Room<Member>, why: Departure): void;
  userIn(member: Member): void;
  userOut(member: Member, why: Departure): void;
  streamBegan(room: Room<Member>, stream: Stream<Member>): void;
  streamEnded(room: Room<Member>, stream: Stream<Member>, why: StreamEnd): void;
}
