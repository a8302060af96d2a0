import { memo, useSyncExternalStore } from 'react';
import { View } from '@tarojs/components';
import { useSoundMode } from '../react/hooks';
import { currentRegistry } from './current-registry';
import { ZegoPlayer } from './zego-player';
import { ZegoPusher } from './zego-pusher';

/**
 * The pusher and all players, flat at the page's root: a tile that moves or goes takes no player
 * with it. Slots are only ever added at the end, so that none is re-created.
 *
 * @example `<VoiceCallProvider call={call}><VoiceCallMedia /><YourPage /></VoiceCallProvider>`
 */
export const MediaLayer = memo(function MediaLayer() {
  const { subscribe, slotCount } = currentRegistry();
  const slots = useSyncExternalStore(subscribe, slotCount);
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
