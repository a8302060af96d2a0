import { memo, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useMember } from '../../react/hooks';
import { rolesWords } from '../../words/roles';
import { TextButton } from '../kit/press/text-button';
import { RemovalForm } from './removal-form';
import type { HostActs } from './use-host-acts';
import type { PeopleGroupName } from './use-people';

export interface PersonRowProps {
  readonly userID: string;
  readonly group: PeopleGroupName;
  readonly host: Pick<HostActs, 'act' | 'busy'> | null;
}

/** One person in the list; for a host, with what can be done about them. */
export const PersonRow = memo(function PersonRow({ userID, group, host }: PersonRowProps) {
  const w = rolesWords();
  const member = useMember(userID);
  const [removing, setRemoving] = useState(false);
  if (!member) return null;
  const { userName, self } = member;
  const speaks = group === 'speaking';
  return (
    <View className="person">
      <View className="person__line">
        <Text className="person__name">{self ? `${userName} (${w.self})` : userName}</Text>
        {host && !self ? (
          <>
            <TextButton
              id={`speech-${userID}`}
              kind="small"
              label={speaks ? w.takeBack : w.letSpeak}
              ariaLabel={speaks ? w.takeBackFor(userName) : w.letSpeakFor(userName)}
              disabled={host.busy}
              onPress={() => host.act({ action: speaks ? 'revoke' : 'grant', userID })}
            />
            <TextButton
              id={`remove-${userID}`}
              kind="small"
              className="people__danger"
              label={w.remove}
              ariaLabel={w.removeFor(userName)}
              onPress={() => setRemoving(!removing)}
            />
          </>
        ) : null}
      </View>
      {host && removing ? (
        <RemovalForm
          busy={host.busy}
          onRemove={(reason) => host.act({ action: 'remove', userID, reason })}
          onCancel={() => setRemoving(false)}
        />
      ) : null}
    </View>
  );
});
