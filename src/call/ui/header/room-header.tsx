import { useCallWords, useSheetWords } from '../options/own-words';
import { Text, View } from '@tarojs/components';
import { useCallTimes, usePhase, useRoomID } from '../../react/hooks';
import { CallTimer } from './call-timer';
import { CallTool } from './call-tool';
import { useRolesViews } from '../roles/roles-views';
import type { SheetName } from '../sheets/use-sheet';
import { useShownMembers } from '../stage/use-shown-members';
import './room-header.scss';

export interface RoomHeaderProps {
  /** Whether a sheet lies over it. */
  readonly covered: 'true' | undefined;
  /** Whether the page says how the call ended: there is nothing to time, count or invite to. */
  readonly ended: boolean;
  readonly onOpen: (sheet: SheetName) => void;
}

/**
 * Which room, how the call stands in words, for how long, with how many; and what opens a sheet.
 * Flat: each second Taro sends the timer with the way to it. And nothing is taken out when one hangs
 * up, for the page is on its way out.
 */
export function RoomHeader({ covered, ended, onOpen }: RoomHeaderProps) {
  const w = useCallWords();
  const { invite, report } = useSheetWords();
  const phase = usePhase();
  const roomID = useRoomID();
  const count = useShownMembers().length;
  const { connectedAt } = useCallTimes();
  const { PeopleTool } = useRolesViews();
  const never = phase === 'ended' && connectedAt === null;
  return (
    <View
      className={`call-header call-header--${phase}${PeopleTool ? ' call-header--people' : ''}`}
      aria-hidden={covered}
    >
      <Text className="call-header__room">{roomID ? w.room(roomID) : ''}</Text>
      <View className="call-header__dot" />
      <Text id="room-state" className="call-header__state">
        {never ? w.ended.notJoined : w.phase[phase]}
      </Text>
      {ended ? null : <CallTimer />}
      <Text className="call-header__count">{count > 0 && !ended ? w.memberCount(count) : ''}</Text>
      {ended ? null : (
        <View className="call-header__tools">
          {PeopleTool ? <PeopleTool onPress={() => onOpen('people')} /> : null}
          <CallTool
            id="open-report"
            icon="report"
            label={report.title}
            onPress={() => onOpen('report')}
          />
          <CallTool
            id="open-invite"
            icon="invite"
            label={invite.title}
            onPress={() => onOpen('invite')}
          />
        </View>
      )}
    </View>
  );
}
