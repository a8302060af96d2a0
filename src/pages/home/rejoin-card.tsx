import { Text, View } from '@tarojs/components';
import { homeWords } from '@/i18n/home';
import { Icon } from '@/ui/icon';
import { Press } from '@/ui/press';
import { TextButton } from '@/ui/text-button';

export interface RejoinCardProps {
  readonly roomID: string;
  readonly onRejoin: () => void;
  readonly onDismiss: () => void;
}

/** A call broke off without being hung up: back into it with one tap, or not. */
export function RejoinCard({ roomID, onRejoin, onDismiss }: RejoinCardProps) {
  const w = homeWords().unfinished;
  return (
    <View className="rejoin">
      <Text className="rejoin__text">{w.sentence(roomID)}</Text>
      <TextButton id="rejoin" kind="small" label={w.rejoin} onPress={onRejoin} />
      <Press
        id="dismiss-rejoin"
        className="rejoin__dismiss"
        ariaLabel={w.dismiss}
        onPress={onDismiss}
      >
        <Icon name="close" />
      </Press>
    </View>
  );
}
