import { Text, View } from '@tarojs/components';
import { Icon, Press, TextButton } from '@/call/ui';

export interface OfferCardProps {
  /** The button's id; that of the cross is `dismiss-` and this. */
  readonly id: string;
  readonly text: string;
  readonly label: string;
  /** What the cross does, for a screen reader. */
  readonly dismissLabel: string;
  readonly onAccept: () => void;
  readonly onDismiss: () => void;
}

/** Something to have with one tap, or not. */
export function OfferCard({ id, text, label, dismissLabel, onAccept, onDismiss }: OfferCardProps) {
  return (
    <View className="offer">
      <Text className="offer__text">{text}</Text>
      <TextButton id={id} kind="small" label={label} onPress={onAccept} />
      <Press
        id={`dismiss-${id}`}
        className="offer__dismiss"
        ariaLabel={dismissLabel}
        onPress={onDismiss}
      >
        <Icon name="close" />
      </Press>
    </View>
  );
}
