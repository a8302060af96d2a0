import type { Departure, StreamEnd } from '../room/endings';
import type { Member } from '../room/member';
import type { Room } from '../room/room';
import type { RoomEvents } from '../room/room-events';
import type { Stream } from '../room/stream';
import { wallNow } from '../wall-clock';
import { RawNumber, type Callback, type CallbackFields } from './callback';

/** The vendor's numbers for an end: each callback has its own. */
const numbers: Readonly<
  Record<StreamEnd, { readonly user?: number; readonly room?: number; readonly stream: number }>
> = {
  left: { user: 0, room: 0, stream: 0 },
  stopped: { stream: 0 },
  silent: { user: 1, room: 1, stream: 1 },
  lost: { user: 2, room: 2, stream: 4 },
  elsewhere: { user: 0, room: 0, stream: 2 },
  kicked: { user: 3, room: 3, stream: 3 },
  closed: { user: 3, room: 3, stream: 5 },
  deleted: { stream: 100 },
};

const numberOf = (why: Departure, of: 'user' | 'room') => numbers[why][of] ?? 0;

/**
 * Makes the vendor's callbacks of what happens in rooms: numbers in those of a room, strings in all
 * others.
 */
export function roomCallbacks(tell: (callback: Callback) => void): RoomEvents {
  return {
    roomCreated: (room, creator) =>
      tell({
        event: 'room_create',
        fields: {
          ...roomFields(room),
          room_create_time: String(wallNow()),
          id_name: creator.userID,
        },
      }),

    roomClosed(room, why) {
      if (why === 'closed' && !room.tellsOfClosing) return;
      tell({
        event: 'room_close',
        fields: {
          ...roomFields(room),
          close_reason: numberOf(why, 'room'),
          room_close_time: String(wallNow()),
        },
      });
    },

    userIn: (member) =>
      tell({ event: 'room_login', fields: { ...userFields(member), relogin: '0' } }),

    userOut: (member, why) =>
      tell({
        event: 'room_logout',
        fields: {
          ...userFields(member),
          logout_time: String(wallNow()),
          reason: String(numberOf(why, 'user')),
        },
      }),

    streamBegan: (room, stream) =>
      tell({
        event: 'stream_create',
        fields: {
          ...streamFields(room, stream),
          create_time: String(Math.floor(stream.createdAt / 1000)),
          extra_info: stream.extraInfo,
          recreate: '0',
          publish_id: stream.owner.userID,
          publish_name: stream.owner.userName,
          title: '',
          stream_attr: '',
          rtmp_url: [],
          hls_url: [],
          hdl_url: [],
          pic_url: [],
        },
      }),

    streamEnded: (room, stream, why) =>
      tell({
        event: 'stream_close',
        fields: {
          ...streamFields(room, stream),
          third_define_data: '',
          destroy_timemillis: String(wallNow()),
          type: String(numbers[why].stream),
        },
      }),
  };
}

const roomFields = ({ roomID, sessionID }: Room<Member>): CallbackFields => ({
  room_id: roomID,
  room_session_id: new RawNumber(sessionID),
});

function userFields(member: Member): CallbackFields {
  const { room } = member;
  return {
    room_id: room.roomID,
    room_name: room.roomID,
    room_seq: room.sessionID,
    user_account: member.userID,
    user_nickname: member.userName,
    session_id: String(member.sessionID),
    login_time: String(member.loggedInAt),
    user_role: String(member.role),
    auth_level: '4',
    user_update_seq: String(room.nextUserUpdate()),
    callback_data: '',
    term_type: String(member.terminal),
  };
}

function streamFields(room: Room<Member>, stream: Stream<Member>): CallbackFields {
  const { streamID, sid, owner, createdAt } = stream;
  return {
    room_id: room.roomID,
    room_session_id: room.sessionID,
    user_id: owner.userID,
    user_name: owner.userName,
    channel_id: streamID,
    stream_id: streamID,
    stream_alias: streamID,
    stream_sid: sid,
    stream_seq: String(room.streamSeq),
    create_time_ms: String(createdAt),
  };
}
