import { randomBytes } from 'node:crypto';
import { ServiceError } from '../service-error';
import { sequenceNow } from '../wall-clock';
import type { Action } from './actions';
import type { Parameters, ZegoAPI } from './client';
import { RULE } from './room-control';

/** What ZEGO may have switched on for an AppID, or not. */
export type Switch = 'bans' | 'kick' | 'close' | 'words' | 'streams' | 'forbid' | 'list';

/** A room that nobody is in, nor will be. */
const nowhere = () => `nowhere-${randomBytes(12).toString('hex')}`;

/** Of each, an action that needs it and changes nothing. */
const probes: Readonly<Record<Switch, (room: string) => readonly [Action, Parameters]>> = {
  bans: () => ['DescribeForbidUserRules', { RuleType: RULE.userInRoom }],
  kick: (RoomId) => ['KickoutUser', { RoomId, UserId: ['nobody'] }],
  close: (RoomId) => ['CloseRoom', { RoomId }],
  words: (RoomId) => [
    'SendCustomCommand',
    { RoomId, FromUserId: 'nobody', ToUserId: ['nobody'], MessageContent: '{}' },
  ],
  streams: (RoomId) => ['DescribeSimpleStreamList', { RoomId }],
  forbid: (room) => ['ResumeRTCStreams', { StreamId: [room], Sequence: String(sequenceNow()) }],
  list: (RoomId) => ['DescribeUserList', { RoomId }],
};

/** What isn't switched on, and what then doesn't hold: for the log, and for the doctor. */
export const offSentences: Readonly<Record<Switch, string>> = {
  bans: 'user bans (SetForbidUserRule) are off: whoever is removed, or may speak no more, comes back or goes on with a changed client until their token ends',
  kick: 'KickoutUser is off: whoever is removed stays in the room until they leave',
  close: 'CloseRoom is off: a room that is ended goes on for those who are in it',
  words:
    'SendCustomCommand is off: nobody hears that they may speak, may speak no more, or are to mute',
  streams:
    'DescribeSimpleStreamList is off: who may speak no more and has a changed client is heard until a ban ends it',
  forbid:
    'ForbidRTCStreams is off: who may speak no more and has a changed client is heard until a ban ends it',
  list: 'DescribeUserList is off: a host sees who is in the room only by ZEGO’s callbacks',
};

/**
 * What isn't switched on of all that hosts need.
 *
 * @throws ServiceError where ZEGO can't be asked, or refuses the AppID or its ServerSecret
 */
export async function switchedOff(api: ZegoAPI): Promise<readonly Switch[]> {
  const room = nowhere();
  const off: Switch[] = [];
  // One after the other: where the first isn't answered the others are not asked.
  for (const [name, probe] of Object.entries(probes)) {
    if (await isOff(api, ...probe(room))) off.push(name as Switch);
  }
  return off;
}

async function isOff(api: ZegoAPI, action: Action, parameters: Parameters): Promise<boolean> {
  try {
    const { came } = await api.call(action, parameters);
    return came === 'off';
  } catch (error) {
    // It isn't done, but it could be.
    if (error instanceof ServiceError && error.code === 'zego_refused') return false;
    throw error;
  }
}
