import { ServerCode } from '../protocol/codes';
import { Command } from '../protocol/commands';
import { decode } from '../protocol/message';
import { wallNow } from '../wall-clock';
import { getExtraInfo, setExtraInfo } from './extra-info-requests';
import { applyToken } from './login';
import { broadcast, customCommand } from './message-requests';
import { rspHead, type RoomRequest } from './request';
import { addStream, deleteStream, getStreamList, updateStream } from './stream-requests';
import { checkToken } from './token-check';

/** What a member can ask for. Log in and log out are elsewhere: they change who is a member. */
export const roomRequests: Readonly<Partial<Record<number, (request: RoomRequest) => void>>> = {
  [Command.Heartbeat]: heartbeat,
  [Command.GetUserlist]: getUserList,
  [Command.RenewToken]: renewToken,
  [Command.AddStream]: addStream,
  [Command.DeleteStream]: deleteStream,
  [Command.UpdateStream]: updateStream,
  [Command.GetStreamList]: getStreamList,
  [Command.SendIm]: broadcast,
  [Command.SignalLiveCustom]: customCommand,
  [Command.SetTrans]: setExtraInfo,
  [Command.GetTrans]: getExtraInfo,
};

function heartbeat({ context, member, channel, packet }: RoomRequest): void {
  const { room } = member;
  channel.answer(packet.header, 'HbRsp', {
    rsp_head: rspHead(ServerCode.Ok),
    ret_timestamp: wallNow(),
    hb_interval: context.options.heartbeatIntervalMs,
    hb_timeout: context.options.heartbeatTimeoutMs,
    stream_seq: room.streamSeq,
    user_seq: room.userSeq,
    online_count: room.members.size,
    big_im_time_window: 0,
    trans_channel_list: room.extraInfo.channels(),
    stream_refresh: 0,
    trans_list_seq: room.extraInfo.listSeq,
  });
}

function getUserList({ member, channel, packet }: RoomRequest): void {
  const users = [...member.room.members.values()];
  channel.answer(packet.header, 'GetUserlistRsp', {
    rsp_head: rspHead(ServerCode.Ok),
    server_user_seq: member.room.userSeq,
    // Equal indices: this was the last page. One page holds any room there is here.
    server_user_index: users.length,
    ret_user_index: users.length,
    user_base_info_list: users.map(({ userID, userName, role }) => ({
      id_name: userID,
      nick_name: userName,
      role,
    })),
  });
}

function renewToken({ context, member, channel, packet }: RoomRequest): void {
  const { token } = decode('RenewTokenReq', packet.body);
  const { userID, room } = member;
  const check = checkToken(context.options, token, { userID, roomID: room.roomID });
  if (check.code === ServerCode.Ok) applyToken(context, member, check, true);
  channel.answer(packet.header, 'RenewTokenRsp', {
    rsp_head: rspHead(check.code),
    token_remain_time: member.tokenRemainTime,
  });
}
