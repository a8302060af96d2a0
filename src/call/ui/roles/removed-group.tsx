import { Text, View } from '@tarojs/components';
import { useRemoved } from '../../react/roles';
import { rolesWords } from '../../words/roles';
import { TextButton } from '../kit/press/text-button';
import type { HostActs } from './use-host-acts';

/** Who was put out, and may be let in again. */
export function RemovedGroup({ host }: { readonly host: Pick<HostActs, 'act' | 'busy'> }) {
  const w = rolesWords();
  const removed = useRemoved();
  if (removed.length === 0) return null;
  return (
    <View className="people__group">
      <Text className="people__title">{`${w.groups.removed} ${removed.length}`}</Text>
      {removed.map(({ userID, userName }) => (
        <View key={userID} className="person person__line">
          <Text className="person__name">{userName}</Text>
          <TextButton
            id={`readmit-${userID}`}
            kind="small"
            label={w.readmit}
            ariaLabel={w.readmitFor(userName)}
            disabled={host.busy}
            onPress={() => host.act({ action: 'readmit', userID })}
          />
        </View>
      ))}
    </View>
  );
}
