import { View } from '@tarojs/components';
import { useIsOver } from '../../react/hooks';
import { useUnread } from '../../react/messages';
import { CallButton } from '../bar/call-button';
import { useCallWords } from '../options/own-words';

/** Opens the messages, and says that there are new ones: by a dot, and politely to a screen reader. */
export function MessagesButton({ onPress }: { readonly onPress: () => void }) {
  const { bar, messages: w } = useCallWords();
  const unread = useUnread();
  // A browser must know of it before there is anything to say; in WeChat it would be one more to send.
  const told = process.env.TARO_ENV === 'h5' || unread > 0;
  return (
    <>
      <CallButton
        id="messages-open"
        icon="messages"
        label={bar.messages}
        sentence={unread > 0 ? w.unread(unread) : bar.messages}
        look="off"
        hint={bar.messages}
        marked={unread > 0}
        disabled={useIsOver()}
        onPress={onPress}
      />
      {told ? (
        <View className="unseen" role="status">
          {unread > 0 ? w.came : ''}
        </View>
      ) : null}
    </>
  );
}
