import { perSecond, type Rate } from '../rate-limit';
import { ServerCode } from '../protocol/codes';
import { decode } from '../protocol/message';
import { broadcastTo, commandTo } from './messages';
import { rspHead, type RoomRequest } from './request';

/** Of one message. The SDK counts characters instead, of which one can be four bytes. */
export const MAX_MESSAGE_BYTES = 1024;

/** Of one user, for each kind: 500 ms by the vendor's page, less what a network squeezes together. */
const USER_RATE: Rate = { count: 1, ms: 400 };

/** Of all in a room. */
const roomRates = {
  broadcast: perSecond(10),
  'command to one': perSecond(200),
  'command to many': perSecond(10),
} as const;

type Kind = keyof typeof roomRates;

/** A message to everybody else in the room; the sender gets no echo. */
export function broadcast(request: RoomRequest): void {
  const { member, channel, packet } = request;
  const { msg_category, msg_type, msg_content } = decode('SendImReq', packet.body);
  const code = examine(request, 'broadcast', msg_content);
  const msg_id =
    code === ServerCode.Ok
      ? broadcastTo(member.room, member, {
          category: msg_category,
          type: msg_type,
          content: msg_content,
        })
      : 0;
  channel.answer(packet.header, 'SendImRsp', { rsp_head: rspHead(code), msg_id });
}

/** A command to the users listed, or to all others where none is. Its text goes through as it is. */
export function customCommand(request: RoomRequest): void {
  const { member, channel, packet } = request;
  const { push_message, to_user_list } = decode('SignalLiveCustomReq', packet.body);
  const kind = to_user_list.length === 1 ? 'command to one' : 'command to many';
  const code = examine(request, kind, contentOf(push_message));
  channel.answer(packet.header, 'CommonRsp', { rsp_head: rspHead(code) });
  if (code !== ServerCode.Ok) return;
  const named = to_user_list.map(({ id_name }) => id_name);
  const to = named.length > 0 ? named : member.room.members.keys();
  commandTo(member.room, member.userID, to, push_message);
}

function examine({ context, member }: RoomRequest, kind: Kind, content: string): number {
  const { room, userID } = member;
  if (Buffer.byteLength(content) > MAX_MESSAGE_BYTES) return ServerCode.MessageTooLong;
  if (kind !== 'command to one' && room.crowded) return ServerCode.TooManyUsers;
  const { messageRates } = context;
  const user = JSON.stringify([kind.split(' ')[0], userID]);
  if (!messageRates.take(user, USER_RATE)) return ServerCode.TooFrequent;
  const all = JSON.stringify([kind, 'room', room.roomID]);
  return messageRates.take(all, roomRates[kind]) ? ServerCode.Ok : ServerCode.TooFrequent;
}

/** What the SDK wrapped; the limit is for what an app says. */
function contentOf(pushMessage: string): string {
  try {
    const { custom_content } = JSON.parse(pushMessage) as { custom_content?: unknown };
    return typeof custom_content === 'string'
      ? custom_content
      : JSON.stringify(custom_content ?? '');
  } catch {
    return pushMessage;
  }
}
