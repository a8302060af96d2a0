import { useCallWords, useFailureWords, useSheetWords } from '../options/own-words';
import { Text, View } from '@tarojs/components';
import { Icon } from '../kit/icon/icon';
import { TextButton } from '../kit/press/text-button';
import { wayOut } from '../../errors/failures';
import { useCallTimes, useFailure } from '../../react/hooks';
import { clockTime } from '../header/clock-time';
import { useCommands } from '../../react/provider';
import { failureSentence, wayOutLabel } from '../banners/failure-sentence';
import { useWayOut } from './use-way-out';
import type { EndedPanelProps } from './ended-panel-props';
import './ended-panel.scss';

/** How the call ended, and the ways on: the one that fits the failure, and always home. */
export function EndedPanel({ onHome, onReport }: EndedPanelProps) {
  const w = useCallWords().ended;
  const words = useFailureWords();
  const { report } = useSheetWords();
  const failure = useFailure();
  const { connectedAt, endedAt } = useCallTimes();
  const commands = useCommands();
  const go = useWayOut(() => void commands.rejoin(), onHome);

  const way = failure ? wayOut(failure.kind) : 'retry';
  const onlyHome = way === 'home' || way === 'edit';
  const seconds = connectedAt && endedAt ? Math.floor((endedAt - connectedAt) / 1000) : 0;
  // A call that was under way ended; one that never began is joined by another attempt.
  const label = way === 'retry' && connectedAt ? w.rejoin : wayOutLabel(way, words);
  return (
    <View className={`ended ${failure ? 'ended--failed' : ''}`}>
      <View className="ended__what">
        <View className="ended__mark">
          <Icon name={failure ? 'alert' : 'hang-up'} />
        </View>
        <Text className="ended__title">{failure && !connectedAt ? w.notJoined : w.afterCall}</Text>
        <Text className="ended__sentence">{failure ? failureSentence(failure, words) : ''}</Text>
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
          label={onlyHome ? wayOutLabel(way, words) : w.home}
          onPress={onHome}
        />
        <TextButton id="open-report" kind="small" label={report.title} onPress={onReport} />
      </View>
    </View>
  );
}
