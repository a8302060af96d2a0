import { ServerCode } from '../protocol/codes';
import { PushCommand } from '../protocol/commands';
import { decode } from '../protocol/message';
import { EXTRA_INFO_CHANNEL } from './extra-info';
import { rspHead, type RoomRequest } from './request';

export function setExtraInfo({ member, channel, packet }: RoomRequest): void {
  const { trans_type, trans_data } = decode('SetTransReq', packet.body);
  const { room } = member;
  const entry = room.extraInfo.set(trans_type, trans_data, member);
  const common = {
    trans_type,
    trans_seq: entry.trans_seq,
    trans_list_seq: room.extraInfo.listSeq,
    trans_channel: EXTRA_INFO_CHANNEL,
  };
  channel.answer(packet.header, 'SetTransRsp', { rsp_head: rspHead(ServerCode.Ok), ...common });
  room.push((other) => other !== member, PushCommand.Trans, 'PushTrans', {
    ...common,
    id_name: entry.id_name,
    nick_name: entry.nick_name,
    role: entry.role,
    trans_data,
    trans_send_time: entry.trans_send_time,
  });
}

export function getExtraInfo({ member, channel, packet }: RoomRequest): void {
  const { trans_list } = decode('GetTransReq', packet.body);
  const { extraInfo } = member.room;
  channel.answer(packet.header, 'GetTransRsp', {
    rsp_head: rspHead(ServerCode.Ok),
    trans_channel: EXTRA_INFO_CHANNEL,
    trans_list_seq: extraInfo.listSeq,
    trans_list: extraInfo.get(trans_list.map(({ trans_type }) => trans_type)),
  });
}
