import { memo } from 'react';
import { Text, View } from '@tarojs/components';
import { isVisible } from '../../validation/visible';
import { isolated } from '../../words/isolated';
import { messageWords } from '../../words/messages';
import { useMessageBox } from '../../react/messages';
import type { Message } from '../../store/messages';
import { TextButton } from '../kit/press/text-button';

/** Hours and minutes, as the phone's clock has them. */
function timeOfDay(at: number): string {
  const date = new Date(at);
  return [date.getHours(), date.getMinutes()].map((n) => String(n).padStart(2, '0')).join(':');
}

/** One message: who, when, what. Text and nothing else: an address in it leads nowhere. */
export const MessageLine = memo(function MessageLine({ message }: { readonly message: Message }) {
  const { number, userID, userName, text, at, sent } = message;
  const w = messageWords();
  const box = useMessageBox();
  const name = isolated(isVisible(userName) ? userName : userID);
  return (
    <View className={`message ${sent ? 'message--own' : ''}`}>
      <View className="message__head">
        {sent ? null : <Text className="message__name">{name}</Text>}
        <Text>{sent === 'sending' ? w.sending : timeOfDay(at)}</Text>
      </View>
      <Text className="message__text" userSelect>
        {text}
      </Text>
      {sent === 'failed' ? (
        <TextButton
          id={`message-again-${number}`}
          kind="small"
          label={w.again}
          ariaLabel={w.againFor(text)}
          onPress={() => box.retry(number)}
        />
      ) : null}
    </View>
  );
});
