import { memo } from 'react';
import { View } from '@tarojs/components';
import { useMessages } from '../../react/messages';
import type { Message } from '../../store/messages';
import { MessageLine } from './message-line';

/** So many messages share an element. */
const BLOCK = 50;

/**
 * The messages, in blocks that only grow at their end. What is kept no longer leaves an empty element behind:
 * taken out of its parent's list, it would have Taro send all that is left there.
 */
export function MessageList() {
  const list = useMessages();
  const [first] = list;
  if (!first) return null;
  const end = first.number + list.length;
  const blocks = Array.from({ length: Math.ceil(end / BLOCK) }, (_, at) => at * BLOCK);
  return (
    <>
      {blocks.map((from) => (
        <Block
          key={from}
          gone={Math.min(BLOCK, Math.max(0, first.number - from))}
          messages={list.slice(
            Math.max(0, from - first.number),
            Math.max(0, from + BLOCK - first.number),
          )}
        />
      ))}
    </>
  );
}

interface BlockProps {
  /** How many at its beginning are kept no longer. */
  readonly gone: number;
  readonly messages: readonly Message[];
}

const Block = memo(function Block({ gone, messages }: BlockProps) {
  // All of it at once: nothing is left to be sent anew.
  if (messages.length === 0) return <View />;
  return (
    <View>
      {Array.from({ length: gone }, (_, at) => (
        <View key={at} />
      ))}
      {messages.map((message) => (
        <MessageLine key={message.number} message={message} />
      ))}
    </View>
  );
}, sameBlock);

function sameBlock(one: BlockProps, other: BlockProps): boolean {
  return (
    one.gone === other.gone &&
    one.messages.length === other.messages.length &&
    one.messages.every((message, at) => message === other.messages[at])
  );
}
