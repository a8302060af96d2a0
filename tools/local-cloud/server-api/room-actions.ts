import type { Member } from '../room/member';
import { putOut } from '../room/put-out';
import { roomOf, type ApiCall } from './action';
import { ApiCode, ApiError } from './codes';

const REASON_BYTES = 256;

export function kickOutUsers(call: ApiCall): undefined {
  const { parameters, context } = call;
  const userIDs = parameters.list('UserId', 5, ApiCode.TooManyUsers);
  const customReason = parameters.optionalText('CustomReason', REASON_BYTES);
  const room = roomOf(call);
  const members = userIDs.flatMap((userID) => room.members.get(userID) ?? []);
  if (members.length === 0) throw new ApiError(ApiCode.NoUser, 'nobody of these is in the room');
  putOut(context, members, { customReason });
}

export function closeRoom(call: ApiCall): undefined {
  const { parameters, context } = call;
  const customReason = parameters.optionalText('CustomReason', REASON_BYTES);
  const room = roomOf(call, ApiCode.NoRoomToClose);
  room.tellsOfClosing = parameters.flag('RoomCloseCallback');
  putOut(context, [...room.members.values()], { customReason, closed: true });
}

export function describeUsers(call: ApiCall): object {
  const userIDs = call.parameters.list('UserId', 10);
  const { members } = roomOf(call, ApiCode.NoRoomToDescribe);
  return {
    UserStatusList: userIDs.map((UserId) => {
      const member = members.get(UserId);
      return {
        UserId,
        Status: member ? 1 : 0,
        LoginTime: member?.loggedInAt ?? 0,
        UserRole: member?.role ?? 0,
      };
    }),
  };
}

const PAGE = 200;

/** `Marker` is the session of the last one that was listed; a session never comes twice. */
export function describeUserList({ context, parameters }: ApiCall): object {
  const room = context.registry.room(parameters.text('RoomId', 128));
  const newestFirst = parameters.optionalWhole('Mode', 0, 1, 0) === 1;
  const limit = parameters.optionalWhole('Limit', 0, PAGE, PAGE) || PAGE;
  const marker = Number(parameters.optionalText('Marker') || NaN);
  const after = ({ sessionID }: Member) =>
    Number.isNaN(marker) || (newestFirst ? sessionID < marker : sessionID > marker);
  const order = newestFirst ? -1 : 1;
  const listed = [...(room?.members.values() ?? [])]
    .filter(after)
    .sort((one, other) => order * (one.sessionID - other.sessionID));
  const page = listed.slice(0, limit);
  return {
    Marker: listed.length > limit ? String(page.at(-1)?.sessionID) : '',
    UserList: page.map(({ userID: UserId, userName: UserName, role: UserRole }) => ({
      UserId,
      UserName,
      UserRole,
    })),
  };
}

export function describeUserNumbers({ context, parameters }: ApiCall): object {
  return {
    UserCountList: parameters.list('RoomId', 10).map((RoomId) => ({
      RoomId,
      UserCount: context.registry.room(RoomId)?.members.size ?? 0,
      AdminUserCount: 0,
    })),
  };
}
