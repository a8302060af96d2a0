import { useEffect } from 'react';
import { Text, View } from '@tarojs/components';
import { messageWords } from '../../words/messages';
import { useMessageBox } from '../../react/messages';
import { MessageField } from './message-field';
import { MessageList } from './message-list';
import './messages.scss';

/** What is written in the room, and a field to write in. While it is there nothing is unread. */
export function MessagesBody() {
  const box = useMessageBox();
  useEffect(() => box.read(), [box]);
  return (
    <View className="messages">
      <View className="messages__scroll">
        <View role="log">
          <Text className="sheet__lead">{messageWords().lead}</Text>
          <MessageList />
        </View>
      </View>
      <MessageField onSend={(text) => box.send(text)} />
    </View>
  );
}
