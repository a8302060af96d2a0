import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { useMemberIDs, useRole } from '../../react/hooks';
import { useRoles } from '../../react/roles';
import { rolesWords } from '../../words/roles';
import { TextField } from '../kit/field/text-field';
import { Sheet } from '../sheets/sheet';
import { HostControls } from './host-controls';
import { PeopleGroup } from './people-group';
import { RemovedGroup } from './removed-group';
import { useHostActs } from './use-host-acts';
import { usePeople, type PeopleGroupName } from './use-people';
import './people.scss';

/** Fewer than these are seen at a glance: nobody needs to search. */
const SEARCHED = 12;
const GROUPS: readonly PeopleGroupName[] = ['hands', 'speaking', 'listening'];

/** Who is there, who wants to speak, and what a host can do about it. */
export function PeopleSheet({ onClose }: { readonly onClose: () => void }) {
  const w = rolesWords();
  const roles = useRoles();
  const isHost = useRole() === 'host';
  const count = useMemberIDs().length;
  const [query, setQuery] = useState('');
  const people = usePeople(query);
  const { act, busy, said } = useHostActs();
  useEffect(() => {
    // What can't be known is not shown.
    if (isHost) roles.look().catch(() => undefined);
  }, [isHost, roles]);
  const host = isHost ? { act, busy } : null;
  const nobody = GROUPS.every((group) => people[group].length === 0);
  return (
    <Sheet id="people" title={w.title(count)} onClose={onClose}>
      <View className="people">
        {count > SEARCHED ? (
          <TextField
            id="people-search"
            label={w.search}
            value={query}
            placeholder={w.search}
            fault=""
            confirmType="done"
            onInput={setQuery}
            onBlur={() => undefined}
            onConfirm={() => undefined}
          />
        ) : null}
        {GROUPS.map((group) => (
          <PeopleGroup key={group} group={group} userIDs={people[group]} host={host} />
        ))}
        {nobody ? <Text className="sheet__lead">{w.nobody}</Text> : null}
        {host ? <RemovedGroup host={host} /> : null}
      </View>
      {host ? <HostControls {...host} /> : null}
      <Text className="sheet__said">{said}</Text>
    </Sheet>
  );
}
