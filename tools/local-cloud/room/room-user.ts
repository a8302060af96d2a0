import type { Message } from '../protocol/message';
import type { RoomChannel } from './channel';

/** What a room knows of somebody in it. */
export interface RoomUser {
  readonly userID: string;
  readonly userName: string;
  readonly role: number;
  /** Whether it asked to be told who comes and goes. */
  readonly wantsUsers: boolean;
  /** The way to the client; `undefined` where there is none now. */
  readonly channel: RoomChannel | undefined;
  /** What the others are told of its coming or going. */
  action(action: number): Message<'UserAction'>;
}
