import { MAX_MESSAGE_BYTES } from '../room/message-requests';
import { broadcastTo, commandTo, wrapCommand } from '../room/messages';
import type { Member } from '../room/member';
import type { Room } from '../room/room';
import { roomOf, type ApiCall } from './action';
import { ApiCode, ApiError } from './codes';

/** The sender need not be in the room; who has its id there does not get the message. */
export function sendBroadcast(call: ApiCall): object {
  const { parameters } = call;
  const userID = parameters.text('UserId', 64);
  const userName = parameters.optionalText('UserName', 256) || userID;
  const category = parameters.whole('MessageCategory', 1, 2);
  const content = parameters.message('MessageContent', MAX_MESSAGE_BYTES);
  const room = roomOf(call);
  forbidCrowd(room);
  return {
    MessageId: broadcastTo(room, { userID, userName, role: 0 }, { category, type: 1, content }),
  };
}

/** To those named, of whom some may be offline, or to all. */
export function sendCommand(call: ApiCall): object {
  const { parameters } = call;
  const from = parameters.text('FromUserId', 64);
  const named = parameters.optionalList('ToUserId', 10, ApiCode.TooManyUsers);
  const content = parameters.message('MessageContent', MAX_MESSAGE_BYTES);
  const room = roomOf(call);
  if (named.length === 0) forbidCrowd(room);
  commandTo(
    room,
    from,
    named.length > 0 ? named : room.members.keys(),
    wrapCommand(room, from, content),
  );
  const offline = named.filter((userID) => !isOnline(room, userID));
  return { FailUsers: offline.map((Uid) => ({ Uid, Code: ApiCode.UserOffline })) };
}

function isOnline({ members }: Room<Member>, userID: string): boolean {
  const member = members.get(userID);
  return member !== undefined && (member.virtual || member.channel !== undefined);
}

function forbidCrowd({ crowded }: Room<Member>): void {
  if (crowded) throw new ApiError(ApiCode.TooManyUsers, 'too many users for a message to all');
}
