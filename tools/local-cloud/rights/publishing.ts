import type { Context } from '../context';
import { ServerCode } from '../protocol/codes';
import type { Member } from '../room/member';
import { checkToken, permitsStream, type TokenCheck } from '../room/token-check';
import { wallNow } from '../wall-clock';

/** Somebody who is about to publish, or does. */
export interface Publication {
  readonly userID: string;
  readonly streamID: string;
}

/** Everybody here comes from this machine. */
export const CLIENT_ADDRESS = '127.0.0.1';

/** Why a user may not announce a stream in its room, as a server code; `Ok` if they may. */
export function announcing(context: Context, member: Member, streamID: string): number {
  if (isBarred(context, member.userID, member.room.roomID)) return ServerCode.ForbiddenUser;
  return memberRights(member, streamID);
}

/**
 * Why a user may not send the sound of a stream, as a server code; `Ok` if they may.
 *
 * @param token - as the client shows it; `undefined` where the way to the cloud has none
 */
export function sending(context: Context, publication: Publication, token?: string): number {
  const { userID, streamID } = publication;
  if (context.forbiddenStreams.has(streamID)) return ServerCode.ForbiddenStream;
  const member = context.registry.member(userID);
  const shown = token === undefined ? undefined : mediaToken(context, userID, token);
  const roomID = member?.room.roomID ?? shown?.privilege?.roomID;
  if (isBarred(context, userID, roomID)) return ServerCode.ForbiddenUser;
  if (!shown) return member ? memberRights(member, streamID) : ServerCode.NotInRoom;
  if (shown.code !== ServerCode.Ok || !shown.privilege) return shown.code;
  if (shown.privilege.roomID !== roomID) return ServerCode.TokenForeignRoom;
  return permitsStream(shown.privilege, streamID) ? ServerCode.Ok : ServerCode.TokenForeignStream;
}

/** What a token is worth that a client shows where media begin. */
export function mediaToken(context: Context, userID: string, token: string): TokenCheck {
  const { registry, options } = context;
  const shown = checkToken(options, token, { userID });
  const member = registry.member(userID);
  if (!member?.renewed || !options.unverified.renewalCountsForMedia) return shown;
  // It still shows the token of its login.
  if (shown.code !== ServerCode.Ok && shown.code !== ServerCode.TokenExpired) return shown;
  const { tokenExpiresAt: expiresAt, privilege } = member;
  return { code: expiryCode(member), expiresAt, privilege };
}

/** Why what is published already may not go on; `Ok` if it may. A renewal alone ends nothing. */
export function goingOn(context: Context, { userID, streamID }: Publication): number {
  if (context.forbiddenStreams.has(streamID)) return ServerCode.ForbiddenStream;
  if (!context.options.unverified.banEndsStreams) return ServerCode.Ok;
  const roomID = context.registry.member(userID)?.room.roomID;
  return isBarred(context, userID, roomID) ? ServerCode.ForbiddenUser : ServerCode.Ok;
}

function isBarred({ forbidRules }: Context, userID: string, roomID: string | undefined): boolean {
  return forbidRules.forbidsPublish({ ip: CLIENT_ADDRESS, roomID, userID });
}

/** What the token that the cloud knows permits. Without rights, it permits everything. */
function memberRights(member: Member, streamID: string): number {
  const { privilege } = member;
  if (!privilege) return ServerCode.Ok;
  if (!permitsStream(privilege, streamID)) return ServerCode.TokenForeignStream;
  return expiryCode(member);
}

function expiryCode({ tokenExpiresAt }: Member): number {
  return tokenExpiresAt * 1000 <= wallNow() ? ServerCode.TokenExpired : ServerCode.Ok;
}
