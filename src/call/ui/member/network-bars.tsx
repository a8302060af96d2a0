import { useCallWords } from '../options/own-words';
import { View } from '@tarojs/components';
import { Icon } from '../kit/icon/icon';
import { useShownQuality } from './use-shown-quality';

/** How good a member's network is, shown only where it is not good. */
export function NetworkBars({ streamID }: { readonly streamID: string }) {
  const quality = useShownQuality(streamID);
  const { network } = useCallWords().member;
  if (!quality) return null;
  return (
    <View
      className={`network-bars network-bars--${quality}`}
      role="img"
      aria-label={network[quality]}
    >
      <Icon name={quality === 'poor' ? 'weak' : 'fair'} />
    </View>
  );
}
