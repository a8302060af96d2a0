import { ServerCode } from '../protocol/codes';
import { decode } from '../protocol/message';
import { announcing } from '../rights/publishing';
import type { Member } from './member';
import { rspHead, type RoomRequest } from './request';
import { streamInfo, type Stream } from './stream';

/** The SDK announces a stream once its pusher reports success (1002). */
export function addStream(request: RoomRequest): void {
  const { context, member, channel, packet } = request;
  const { stream_id, extra_info } = decode('AddStreamReq', packet.body);
  const code = examine(request, stream_id);
  let stream: Stream<Member> | undefined;
  if (code === ServerCode.Ok) {
    // After a reconnect the SDK announces again what is still known: that is no news to anybody.
    stream = member.room.streams.get(stream_id);
    if (!stream) {
      stream = context.registry.newStream(member, stream_id, extra_info);
      member.room.addStreams([stream], [member]);
      context.registry.note(`${member.userID} publishes ${stream_id}`);
    }
  }
  channel.answer(packet.header, 'AddStreamRsp', {
    rsp_head: rspHead(code),
    stream_seq: member.room.streamSeq,
    stream_sid: stream?.sid ?? '',
    stream_ver: stream?.version ?? 0,
    stream_nid: 0,
    token_remain_time: member.tokenRemainTime,
  });
}

/**
 * The request carries a token too, but that is the one of the login even after a renewal: what
 * counts is the token that the cloud knows.
 */
function examine({ context, member }: RoomRequest, streamID: string): number {
  const onPurpose = context.board.takeRefusal('stream', member.userID);
  if (onPurpose) return onPurpose.code ?? ServerCode.BadRequest;
  const code = announcing(context, member, streamID);
  if (code !== ServerCode.Ok) return code;
  const taken = context.registry.stream(streamID);
  return taken && taken.owner !== member ? ServerCode.StreamInUse : ServerCode.Ok;
}

export function deleteStream(request: RoomRequest): void {
  const { context, member, channel, packet } = request;
  const stream = ownStream(request, decode('DeleteStreamReq', packet.body).stream_id);
  if (stream) {
    member.room.removeStreams([stream], 'stopped', [member]);
    context.registry.note(`${member.userID} no longer publishes ${stream.streamID}`);
  }
  channel.answer(packet.header, 'DeleteStreamRsp', {
    rsp_head: rspHead(stream ? ServerCode.Ok : ServerCode.UnknownStream),
    stream_seq: member.room.streamSeq,
    stream_ver: stream?.version ?? 0,
  });
}

/** A stream's extra info is all that can change about it. */
export function updateStream(request: RoomRequest): void {
  const { member, channel, packet } = request;
  const { stream_id, extra_info } = decode('UpdateStreamReq', packet.body);
  const stream = ownStream(request, stream_id);
  if (stream) member.room.updateStream(stream, extra_info);
  channel.answer(packet.header, 'UpdateStreamRsp', {
    rsp_head: rspHead(stream ? ServerCode.Ok : ServerCode.UnknownStream),
    stream_seq: member.room.streamSeq,
    stream_ver: stream?.version ?? 0,
  });
}

export function getStreamList({ member, channel, packet }: RoomRequest): void {
  const { room } = member;
  channel.answer(packet.header, 'GetStreamListRsp', {
    rsp_head: rspHead(ServerCode.Ok),
    stream_list_seq: room.streamSeq,
    stream_info_list: [...room.streams.values()].map(streamInfo),
  });
}

function ownStream({ member }: RoomRequest, streamID: string): Stream<Member> | undefined {
  const stream = member.room.streams.get(streamID);
  return stream?.owner === member ? stream : undefined;
}
