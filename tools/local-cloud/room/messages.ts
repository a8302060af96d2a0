import { PushCommand } from '../protocol/commands';
import { wallNow } from '../wall-clock';
import type { Member } from './member';
import type { Room } from './room';

/** Who says something; not always somebody in the room. */
export interface Sender {
  readonly userID: string;
  readonly userName: string;
  readonly role: number;
}

export interface BroadcastMessage {
  readonly category: number;
  readonly type: number;
  readonly content: string;
}

let lastMessageID = 0;
let lastRequestID = 0;

/** Sends a message to everybody in the room but its sender. Returns its number. */
export function broadcastTo(
  room: Room<Member>,
  { userID, userName, role }: Sender,
  { category, type, content }: BroadcastMessage,
): number {
  const msg_id = ++lastMessageID;
  room.push((member) => member.userID !== userID, PushCommand.Im, 'PushIm', {
    server_msg_id: msg_id,
    ret_msg_id: msg_id,
    msg_list: [
      {
        id_name: userID,
        nick_name: userName,
        role,
        msg_id,
        msg_category: category,
        msg_type: type,
        msg_content: content,
        send_time: wallNow(),
      },
    ],
  });
  return msg_id;
}

/** Sends a command as it is to the members named, never to its sender. */
export function commandTo(
  room: Room<Member>,
  senderID: string,
  userIDs: Iterable<string>,
  text: string,
): void {
  const bytes = new TextEncoder().encode(text);
  for (const userID of userIDs) {
    if (userID === senderID) continue;
    room.members.get(userID)?.channel?.pushBytes(room.contextKey, PushCommand.Custom, bytes);
  }
}

/** A command as the SDKs wrap it. */
export function wrapCommand(room: Room<Member>, senderID: string, content: string): string {
  return JSON.stringify({
    from_userid: senderID,
    from_username: senderID,
    request_id: `server-${++lastRequestID}`,
    custom_content: content,
    room_id: room.roomID,
  });
}
