import { View } from '@tarojs/components';

/** The icons drawn in `icon.scss` and, for the call alone, in `call/ui/page/call-icons.scss`. */
export type IconName =
  | 'call'
  | 'recent'
  | 'close'
  | 'alert'
  | 'mic'
  | 'mic-off'
  | 'speaker'
  | 'ear'
  | 'hang-up'
  | 'invite'
  | 'report'
  | 'messages'
  | 'hand'
  | 'people'
  | 'weak'
  | 'fair';

/**
 * An icon in the size and colour of the text around it. Always next to words that say the same.
 *
 * @example `<Icon name="close" />`
 */
export function Icon({ name }: { readonly name: IconName }) {
  return <View className={`icon icon--${name}`} />;
}
