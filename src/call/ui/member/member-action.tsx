import { Press } from '../kit/press/press';
import { useCallWords } from '../options/own-words';
import { useCommands } from '../../react/provider';
import type { Member } from '../../store/members';

/** What a tap does about a member's sound, where it can. */
export function MemberAction({ member }: { readonly member: Member }) {
  const { self, connection, streamID, userName } = member;
  const { member: w } = useCallWords();
  const commands = useCommands();
  const action = {
    failed: {
      label: w.retry,
      spoken: w.retryFor(userName),
      onPress: () => commands.retryPlay(streamID),
    },
    waiting: {
      label: w.listen,
      spoken: w.listenTo(userName),
      onPress: () => commands.listenTo(streamID),
    },
    ...{ connected: null, connecting: null, listening: null },
  }[connection];
  if (!action || self) return null;
  return (
    <Press className="member__action" ariaLabel={action.spoken} onPress={action.onPress}>
      {action.label}
    </Press>
  );
}
