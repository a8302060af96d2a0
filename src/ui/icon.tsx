import { View } from '@tarojs/components';

/** The icons drawn in `icon.scss`. */
export type IconName = 'mic' | 'mic-off' | 'speaker' | 'ear' | 'hang-up' | 'retry' | 'alert';

/** An icon in the size and colour of the text around it. Always next to words that say the same. */
export function Icon({ name }: { readonly name: IconName }) {
  return <View className={`icon icon--${name}`} />;
}
