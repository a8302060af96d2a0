import { Text, View } from '@tarojs/components';
import { callWords } from '../../words/call';
import { sheetWords } from '../../words/sheets';
import { Icon } from '../kit/icon/icon';
import { TextButton } from '../kit/press/text-button';
import { wayOut } from '../../errors/failures';
import { useCallTimes, useFailure } from '../../react/hooks';
import { clockTime } from '../header/clock-time';
import { useCommands } from '../../react/commands-context';
import { failureSentence, wayOutLabel } from '../banners/failure-sentence';
import { useWayOut } from './use-way-out';
import './ended-panel.scss';

export interface EndedPanelProps {
  readonly onHome: () => void;
  readonly onReport: () => void;
}

/** How the call ended, and the ways on: the one that fits the failure, and always home. */
export function EndedPanel({ onHome, onReport }: EndedPanelProps) {
  const w = callWords().ended;
  const failure = useFailure();
  const { connectedAt, endedAt } = useCallTimes();
  const commands = useCommands();
  const go = useWayOut(() => void commands.rejoin(), onHome);

  const way = failure ? wayOut(failure.kind) : 'retry';
  const onlyHome = way === 'home' || way === 'edit';
  const seconds = connectedAt && endedAt ? Math.floor((endedAt - connectedAt) / 1000) : 0;
  // A call that was under way ended; one that never began is joined by another attempt.
  const label = way === 'retry' && connectedAt ? w.rejoin : wayOutLabel(way);
  return (
    <View className={`ended ${failure ? 'ended--failed' : ''}`}>
      <View className="ended__what">
        <View className="ended__mark">
          <Icon name={failure ? 'alert' : 'hang-up'} />
        </View>
        <Text className="ended__title">{failure && !connectedAt ? w.notJoined : w.afterCall}</Text>
        <Text className="ended__sentence">{failure ? failureSentence(failure) : ''}</Text>
        <Text className="ended__fact">{connectedAt ? w.length(clockTime(seconds)) : ''}</Text>
        <Text className="ended__fact">{failure?.code ? w.code(failure.code) : ''}</Text>
      </View>
      <View className="ended__ways">
        {onlyHome ? null : (
          <TextButton id="retry" kind="main" label={label} onPress={() => go(way)} />
        )}
        <TextButton
          id="back-home"
          kind={onlyHome ? 'main' : 'quiet'}
          label={onlyHome ? wayOutLabel(way) : w.home}
          onPress={onHome}
        />
        <TextButton
          id="open-report"
          kind="small"
          label={sheetWords().report.title}
          onPress={onReport}
        />
      </View>
    </View>
  );
}
