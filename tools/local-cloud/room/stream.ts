import type { Message } from '../protocol/message';
import type { RoomUser } from './room-user';

/** A published stream, as the room knows it. */
export interface Stream<User extends RoomUser = RoomUser> {
  readonly streamID: string;
  /** Tells two publications under one streamID apart. */
  readonly sid: string;
  readonly owner: User;
  readonly createdAt: number;
  extraInfo: string;
  version: number;
}

const common = (stream: Stream) => ({
  stream_id: stream.streamID,
  stream_sid: stream.sid,
  id_name: stream.owner.userID,
  nick_name: stream.owner.userName,
  create_time: stream.createdAt,
  extra_info: stream.extraInfo,
  stream_ver: stream.version,
  stream_attr: '',
  stream_src: 0,
  stream_state: 0,
  stream_type: 0,
  stream_nid: 0,
});

/** In the answer to a login, where the title has another name than elsewhere. */
export function loginStreamInfo(stream: Stream): Message<'LoginStreamInfo'> {
  return { ...common(stream), title: '' };
}

export function streamInfo(stream: Stream): Message<'StreamInfo'> {
  return { ...common(stream), stream_title: '' };
}

export function pushStreamInfo(stream: Stream): Message<'PushStreamInfo'> {
  return { ...common(stream), stream_title: '', close_type: 0 };
}
