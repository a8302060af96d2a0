import { perSecond } from '../rate-limit';
import type { Action } from './action';
import { sendBroadcast, sendCommand } from './message-actions';
import {
  closeRoom,
  describeUserList,
  describeUserNumbers,
  describeUsers,
  kickOutUsers,
} from './room-actions';
import { deleteRule, describeRules, setRule } from './rule-actions';
import {
  deleteStream,
  describeStreams,
  forbidStream,
  forbidStreams,
  resumeStream,
  resumeStreams,
} from './stream-actions';

const room = (perSecondOfAll: number, more: Partial<Action> & Pick<Action, 'handle'>): Action => ({
  family: 'room',
  rate: perSecond(perSecondOfAll),
  ...more,
});

const media = (handle: Action['handle']): Action => ({
  family: 'media',
  rate: perSecond(20),
  testRate: perSecond(5),
  handle,
});

const table: Readonly<Record<string, Action>> = {
  KickoutUser: room(50, { handle: kickOutUsers }),
  CloseRoom: room(1, { handle: closeRoom }),
  DescribeUsers: room(10, { handle: describeUsers }),
  DescribeUserList: room(200, { roomRate: perSecond(1), handle: describeUserList }),
  DescribeUserNum: room(10, { testRate: perSecond(1), handle: describeUserNumbers }),
  DescribeSimpleStreamList: room(50, {
    roomRate: { count: 1, ms: 10_000 },
    handle: describeStreams,
  }),
  DeleteStream: room(10, { testRate: perSecond(1), handle: deleteStream }),
  SetForbidUserRule: room(10, { needs: 'bans', handle: setRule }),
  DelForbidUserRule: room(10, { needs: 'bans', handle: deleteRule }),
  DescribeForbidUserRules: room(1, { needs: 'bans', handle: describeRules }),
  ForbidRTCStream: media(forbidStream),
  ResumeRTCStream: media(resumeStream),
  ForbidRTCStreams: media(forbidStreams),
  ResumeRTCStreams: media(resumeStreams),
  SendBroadcastMessage: room(100, { testRate: perSecond(10), handle: sendBroadcast }),
  SendCustomCommand: room(100, { testRate: perSecond(10), handle: sendCommand }),
};

/** Every action there is, by name: how often, what it needs, what it does. */
export const actions: ReadonlyMap<string, Action> = new Map(Object.entries(table));
