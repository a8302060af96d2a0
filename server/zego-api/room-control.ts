import type { Privilege } from '../rooms/rule';
import { sequenceNow } from '../wall-clock';
import type { Parameters, ZegoAnswer, ZegoAPI } from './client';

/** `RuleType` */
export const RULE = { user: 3, userInRoom: 4 } as const;
const privilege: Readonly<Record<Privilege, string>> = { login: '1', publish: '2' };
/** So many streams are forbidden by one call. */
const STREAMS = 20;

export interface RoomUser {
  readonly userID: string;
  readonly userName: string;
}

export interface RoomUsers {
  readonly users: readonly RoomUser[];
  /** Whether there are no more than these. */
  readonly isAll: boolean;
}

/** What ZEGO's cloud does to a room at our word. All methods throw what {@link ZegoAPI.call} throws. */
export class RoomControl {
  constructor(private readonly api: ZegoAPI) {}

  /** Puts somebody out. It keeps nobody from coming back. */
  kickOut(roomID: string, userID: string, reason: string): Promise<ZegoAnswer> {
    return this.api.call('KickoutUser', {
      RoomId: roomID,
      UserId: [userID],
      ...(reason !== '' && { CustomReason: reason }),
    });
  }

  close(roomID: string, reason: string): Promise<ZegoAnswer> {
    return this.api.call('CloseRoom', {
      RoomId: roomID,
      ...(reason !== '' && { CustomReason: reason }),
    });
  }

  /**
   * Makes the one rule about somebody in a room, or wherever they are: it replaces the one before, and nothing
   * forbidden is no rule. A rule about a user everywhere and one about them in a room hold both.
   */
  rule(
    { userID, roomID }: { readonly userID: string; readonly roomID?: string },
    forbidden: readonly Privilege[],
    seconds: number,
  ): Promise<ZegoAnswer> {
    const whom: Parameters =
      roomID === undefined
        ? { RuleType: RULE.user, UserId: userID }
        : { RuleType: RULE.userInRoom, RoomId: roomID, UserId: userID };
    if (forbidden.length === 0) return this.api.call('DelForbidUserRule', whom);
    return this.api.call('SetForbidUserRule', {
      ...whom,
      DisabledPrivilege: forbidden.map((one) => privilege[one]),
      EffectiveTime: seconds,
    });
  }

  /**
   * Sends a command to one, or to all in the room.
   *
   * @returns `gone` also where the one isn't in the room
   */
  async command(
    roomID: string,
    from: string,
    to: string | undefined,
    content: string,
  ): Promise<ZegoAnswer> {
    const answer = await this.api.call('SendCustomCommand', {
      RoomId: roomID,
      FromUserId: from,
      ...(to !== undefined && { ToUserId: [to] }),
      MessageContent: content,
    });
    const failed = answer.came === 'done' ? answer.data['FailUsers'] : undefined;
    const missed = to !== undefined && Array.isArray(failed) && failed.length > 0;
    return missed ? { came: 'gone' } : answer;
  }

  /** The streams that somebody publishes. */
  async streamsOf(roomID: string, userID: string, longestTurnMs: number): Promise<string[]> {
    const answer = await this.api.call(
      'DescribeSimpleStreamList',
      { RoomId: roomID },
      longestTurnMs,
    );
    return rows(answer, 'StreamList')
      .filter((row) => row['UserId'] === userID)
      .map((row) => String(row['StreamId']));
  }

  /** Until they are resumed, whatever becomes of the room. */
  async setStreams(streamIDs: readonly string[], forbidden: boolean): Promise<void> {
    for (let from = 0; from < streamIDs.length; from += STREAMS) {
      await this.api.call(forbidden ? 'ForbidRTCStreams' : 'ResumeRTCStreams', {
        StreamId: streamIDs.slice(from, from + STREAMS),
        Sequence: String(sequenceNow()),
      });
    }
  }

  /** Who is in the room, the first 200; `off` where that isn't switched on for this AppID. */
  async users(roomID: string): Promise<RoomUsers | 'off'> {
    const answer = await this.api.call('DescribeUserList', { RoomId: roomID });
    if (answer.came === 'off') return 'off';
    const users = rows(answer, 'UserList').map((row) => ({
      userID: String(row['UserId']),
      userName: String(row['UserName']),
    }));
    return { users, isAll: answer.came !== 'done' || !answer.data['Marker'] };
  }
}

function rows(answer: ZegoAnswer, name: string): readonly Record<string, unknown>[] {
  const list = answer.came === 'done' ? answer.data[name] : undefined;
  if (!Array.isArray(list)) return [];
  return list.filter((row) => typeof row === 'object' && row !== null) as Record<string, unknown>[];
}
