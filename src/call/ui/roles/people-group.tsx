import { useState } from 'react';
import { Text, View } from '@tarojs/components';
import { rolesWords } from '../../words/roles';
import { TextButton } from '../kit/press/text-button';
import { PersonRow } from './person-row';
import type { HostActs } from './use-host-acts';
import type { PeopleGroupName } from './use-people';

/** So many are drawn at first, and so many more at each tap: a room may have hundreds. */
const DRAWN = 30;

export interface PeopleGroupProps {
  readonly group: PeopleGroupName;
  readonly userIDs: readonly string[];
  /** What one can do as a host; `null` for all others. */
  readonly host: Pick<HostActs, 'act' | 'busy'> | null;
}

/** People who do the same, the first of them drawn. */
export function PeopleGroup({ group, userIDs, host }: PeopleGroupProps) {
  const w = rolesWords();
  const [most, setMost] = useState(DRAWN);
  if (userIDs.length === 0) return null;
  const hidden = userIDs.length - most;
  return (
    <View className="people__group">
      <Text className="people__title">{`${w.groups[group]} ${userIDs.length}`}</Text>
      {userIDs.slice(0, most).map((userID) => (
        <PersonRow key={userID} userID={userID} group={group} host={host} />
      ))}
      {hidden > 0 ? (
        <TextButton
          id={`more-${group}`}
          kind="small"
          label={w.more(Math.min(hidden, DRAWN))}
          onPress={() => setMost(most + DRAWN)}
        />
      ) : null}
    </View>
  );
}
