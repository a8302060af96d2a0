import { Text, View } from '@tarojs/components';
import { useIsLocked } from '../../react/roles';
import { useTransientMessage } from '../../react/use-transient-message';
import { rolesWords } from '../../words/roles';
import { TextButton } from '../kit/press/text-button';
import { CoHostInvitation } from './co-host-invitation';
import type { HostActs } from './use-host-acts';

/** What a host does to the whole room. What can't be undone asks for a second tap. */
export function HostControls({ act, busy }: Pick<HostActs, 'act' | 'busy'>) {
  const w = rolesWords();
  const locked = useIsLocked();
  const [question, ask] = useTransientMessage();
  return (
    <View className="people__controls">
      {locked ? <Text className="sheet__lead">{w.locked}</Text> : null}
      <View className="people__row">
        <TextButton
          id="mute-all"
          kind="small"
          label={w.muteAll}
          disabled={busy}
          onPress={() => act({ action: 'mute-all' })}
        />
        <TextButton
          id="lock-room"
          kind="small"
          label={locked ? w.unlock : w.lock}
          disabled={busy}
          onPress={() => act({ action: locked ? 'unlock' : 'lock' })}
        />
        <CoHostInvitation />
        <TextButton
          id="close-room"
          kind="small"
          className="people__danger"
          label={question || w.close}
          disabled={busy}
          onPress={() =>
            question ? act({ action: 'close', reason: w.closedByHost }) : ask(w.closeNow)
          }
        />
      </View>
    </View>
  );
}
