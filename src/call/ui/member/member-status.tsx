import { useCallWords } from '../options/own-words';
import { useState } from 'react';
import { Text } from '@tarojs/components';
import { Press } from '../kit/press/press';
import type { Member } from '../../store/members';
import { useCommands } from '../../react/provider';
import { connectionWord } from './member-sentence';

/** What is out of the ordinary about a member's sound, and what a tap does about it. */
export function MemberStatus({ member }: { readonly member: Member }) {
  const { self, connection, streamID, userName } = member;
  const { member: w } = useCallWords();
  const commands = useCommands();
  // Who waits for a tap is told so by what it does.
  const plain = connection === 'connected' || connection === 'waiting';
  const words = plain ? (self ? w.self : '') : connectionWord(member, w);
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
  // Most have nothing to say. What once had stays without words: taken out, it would make Taro send
  // the rest of the tile anew.
  const [spoke, setSpoke] = useState(false);
  if (words && !spoke) setSpoke(true);
  return (
    <>
      {words || spoke ? <Text className="member__status">{words}</Text> : null}
      {action && !self ? (
        <Press className="member__action" ariaLabel={action.spoken} onPress={action.onPress}>
          {action.label}
        </Press>
      ) : null}
    </>
  );
}
