import { Text, View } from '@tarojs/components';
import { TextButton } from '../kit/press/text-button';
import './banner.scss';

export interface BannerProps {
  readonly tone: 'hint' | 'warning' | 'danger';
  readonly text: string;
  /** What to press about it; without, it heals by itself. */
  readonly action?: { readonly label: string; readonly onPress: () => void };
}

/** Something about the call that goes on, said above the call bar, where it moves no tile. */
export function Banner({ tone, text, action }: BannerProps) {
  return (
    <View className={`banner banner--${tone}`}>
      <Text className="banner__text">{text}</Text>
      {action ? <TextButton kind="small" label={action.label} onPress={action.onPress} /> : null}
    </View>
  );
}
