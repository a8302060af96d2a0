import { memo, useSyncExternalStore } from 'react';
import { View } from '@tarojs/components';
import { useSoundMode } from '../react/hooks';
import { mediaRegistry } from './media-registry';
import { ZegoPlayer } from './zego-player';
import { ZegoPusher } from './zego-pusher';

/**
 * The pusher and all players, flat at the page's root: a tile that moves or goes takes no player
 * with it. Slots are only ever added at the end, so that none is re-created.
 */
export const MediaLayer = memo(function MediaLayer() {
  const slots = useSyncExternalStore(mediaRegistry.subscribe, mediaRegistry.slotCount);
  const soundMode = useSoundMode();
  return (
    <View>
      <ZegoPusher />
      {Array.from({ length: slots }, (_, slot) => (
        <ZegoPlayer key={slot} playerSlot={slot} soundMode={soundMode} />
      ))}
    </View>
  );
});
