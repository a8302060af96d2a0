import { ServerCode } from '../protocol/codes';
import { PushCommand } from '../protocol/commands';
import { decode } from '../protocol/message';
import { wallNow } from '../wall-clock';
import { rspHead, type RoomRequest } from './request';

let lastMessageID = 0;

/** A message to everybody else in the room; the sender gets no echo. */
export function broadcast({ member, channel, packet }: RoomRequest): void {
  const { msg_category, msg_type, msg_content } = decode('SendImReq', packet.body);
  const msg_id = ++lastMessageID;
  channel.answer(packet.header, 'SendImRsp', { rsp_head: rspHead(ServerCode.Ok), msg_id });
  member.room.push((other) => other !== member, PushCommand.Im, 'PushIm', {
    server_msg_id: msg_id,
    ret_msg_id: msg_id,
    msg_list: [
      {
        id_name: member.userID,
        nick_name: member.userName,
        role: member.role,
        msg_id,
        msg_category,
        msg_type,
        msg_content,
        send_time: wallNow(),
      },
    ],
  });
}

/** A command to the users listed. Its text goes through as it is. */
export function customCommand({ member, channel, packet }: RoomRequest): void {
  const { push_message, to_user_list } = decode('SignalLiveCustomReq', packet.body);
  const code = to_user_list.length > 0 ? ServerCode.Ok : ServerCode.BadRequest;
  channel.answer(packet.header, 'CommonRsp', { rsp_head: rspHead(code) });
  const text = new TextEncoder().encode(push_message);
  for (const { id_name } of to_user_list) {
    const to = member.room.members.get(id_name);
    to?.channel?.pushBytes(member.room.contextKey, PushCommand.Custom, text);
  }
}
