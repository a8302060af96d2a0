import { useCallWords } from '../options/own-words';
import { Button, Text, View } from '@tarojs/components';
import { useRoomOptions } from '../options/room-options';
import { goHome } from './leave/go-home';

/**
 * When even the media layer, or what stands for the screen, threw: by now the call is hung up (see
 * `call-page.tsx`). Made of nothing of ours but words, so that there is nothing left to throw.
 */
export function CallLost() {
  const w = useCallWords();
  const { home } = useRoomOptions();
  return (
    <View className="call-lost">
      <Text id="room-state">{w.drawing.ended}</Text>
      <Button id="back-home" onClick={() => goHome(home, 'room', '')}>
        {w.ended.home}
      </Button>
    </View>
  );
}
