import type { Context } from '../context';
import { KickReason, ServerCode } from '../protocol/codes';
import { decode, type Message } from '../protocol/message';
import type { Packet } from '../protocol/packet';
import { wallNow } from '../wall-clock';
import { CLIENT_ADDRESS } from '../rights/publishing';
import type { RoomChannel } from './channel';
import { expireToken } from './expiry';
import type { Member } from './member';
import { loginStreamInfo } from './stream';
import { checkToken, type TokenCheck } from './token-check';

/** The SDK logs in again by itself after a lost socket, rather than because the app asked it to. */
const RELOGIN_BY_SDK = 1;

/** Lets a client in and answers it, or refuses. Returns the member it is now. */
export function logIn(context: Context, channel: RoomChannel, packet: Packet): Member | undefined {
  const request = decode('LoginRoomReq', packet.body);
  const check = examine(context, request);
  if (check.code !== ServerCode.Ok) {
    const { id_name, room_id } = request;
    context.registry.note(`${id_name} may not enter ${room_id}: code ${check.code}`);
    channel.answer(packet.header, 'LoginRoomRsp', refusal(check.code));
    return undefined;
  }
  const member = takeOver(context, request, channel) ?? enter(context, request, channel);
  applyToken(context, member, check);
  context.registry.heard(member);
  const answer = welcome(context, member);
  channel.answer(packet.header, 'LoginRoomRsp', answer, member.room.contextKey);
  return member;
}

/** Notes how long the member's token lasts, and what is to happen then. */
export function applyToken(
  context: Context,
  member: Member,
  check: TokenCheck,
  renewed = false,
): void {
  member.tokenExpiresAt = check.expiresAt;
  member.privilege = check.privilege;
  member.renewed = renewed;
  // Without privileges the end of a token is felt at the next login or publish only.
  if (member.privilege) member.onTokenExpiry(() => expireToken(context, member));
}

function examine(context: Context, request: Message<'LoginRoomReq'>): TokenCheck {
  const { options, board, registry, forbidRules } = context;
  const refused = (code: number): TokenCheck => ({ code, expiresAt: 0 });
  const { id_name: userID, room_id: roomID, third_token } = request;
  const onPurpose = board.takeRefusal('login', userID);
  if (onPurpose) return refused(onPurpose.code ?? ServerCode.BadRequest);
  if (request.app_id !== options.appID) return refused(ServerCode.UnknownAppID);
  const check = checkToken(options, third_token, { userID, roomID });
  if (check.code !== ServerCode.Ok) return check;
  if (forbidRules.forbidsLogin({ ip: CLIENT_ADDRESS, roomID, userID })) {
    return refused(ServerCode.ForbiddenUser);
  }
  const known = registry.member(userID);
  if (known && supersedes(known, request)) return refused(ServerCode.LoggedInElsewhere);
  const room = registry.room(roomID);
  if (room?.full && !room.members.has(userID)) return refused(ServerCode.RoomFull);
  return check;
}

/** Whether another phone took the user's place while this one was away. */
function supersedes(known: Member, request: Message<'LoginRoomReq'>): boolean {
  return (
    request.relogin_type === RELOGIN_BY_SDK &&
    request.user_session_id !== 0 &&
    request.user_session_id !== known.sessionID &&
    request.device_id !== known.deviceID
  );
}

/** The same session comes back within its grace period: nobody else notices. */
function takeOver(
  { registry }: Context,
  request: Message<'LoginRoomReq'>,
  channel: RoomChannel,
): Member | undefined {
  const known = registry.member(request.id_name);
  if (known?.room.roomID !== request.room_id) return undefined;
  if (known.sessionID !== request.user_session_id) return undefined;
  known.connect(channel);
  registry.note(`${known.userID} is back in ${known.room.roomID}`);
  return known;
}

function enter(
  { registry }: Context,
  request: Message<'LoginRoomReq'>,
  channel: RoomChannel,
): Member {
  const known = registry.member(request.id_name);
  if (known) {
    // On the same connection it has just changed rooms, or logged in anew: that is no kick-out.
    if (known.channel && known.channel.connectionID !== channel.connectionID) {
      known.channel.kickOut({
        reason: KickReason.LoggedInElsewhere,
        message: 'logged in elsewhere',
        is_need_relogin: 0,
      });
    }
    const elsewhere = known.deviceID !== request.device_id;
    registry.remove([known], elsewhere ? 'elsewhere' : 'left');
  }
  const room = registry.openRoom(request.room_id, request.user_count_limit || undefined);
  const member = registry.newMember(room, {
    userID: request.id_name,
    userName: request.nick_name,
    role: request.role,
    deviceID: request.device_id || 'unknown',
    wantsUsers: request.user_state_flag !== 0,
    terminal: request.term_type,
  });
  member.connect(channel);
  registry.admit([member]);
  registry.note(`${member.userID} entered ${room.roomID}`);
  return member;
}

function welcome({ options }: Context, member: Member): Message<'LoginRoomRsp'> {
  const { room, sessionID } = member;
  return {
    rsp_head: { code: ServerCode.Ok, message: '' },
    switch_session_id: sessionID,
    user_session_id: sessionID,
    room_session_id: room.contextKey,
    user_id: sessionID,
    ret_timestamp: wallNow(),
    big_im_time_window: 0,
    liveroom_hb_interval: options.heartbeatIntervalMs,
    liveroom_hb_timeout: options.heartbeatTimeoutMs,
    online_count: room.members.size,
    anchor_info: { id_name: '', user_id: 0, nick_name: '' },
    relogin_token: '',
    userlist_merge_timeout: 1000,
    userlist_interval: 30_000,
    token_remain_time: member.tokenRemainTime,
    trans_list_seq: room.extraInfo.listSeq,
    trans_channel_list: room.extraInfo.channels(),
    stream_count: room.streams.size,
    stream_list_seq: room.streamSeq,
    stream_info_list: [...room.streams.values()].map(loginStreamInfo),
    stream_list_push_merge_timeout: 1000,
    stream_list_hb_merge_timeout: 1000,
  };
}

function refusal(code: number): Message<'LoginRoomRsp'> {
  return {
    rsp_head: { code, message: 'refused' },
    switch_session_id: 0,
    user_session_id: 0,
    room_session_id: 0,
    user_id: 0,
    ret_timestamp: wallNow(),
    big_im_time_window: 0,
    liveroom_hb_interval: 0,
    liveroom_hb_timeout: 0,
    online_count: 0,
    anchor_info: { id_name: '', user_id: 0, nick_name: '' },
    relogin_token: '',
    userlist_merge_timeout: 0,
    userlist_interval: 0,
    token_remain_time: 0,
    trans_list_seq: 0,
    trans_channel_list: [],
    stream_count: 0,
    stream_list_seq: 0,
    stream_info_list: [],
    stream_list_push_merge_timeout: 0,
    stream_list_hb_merge_timeout: 0,
  };
}
