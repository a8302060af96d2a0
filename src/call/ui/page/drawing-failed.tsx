import { useCallWords } from '../options/own-words';
import { Text, View } from '@tarojs/components';
import { Screen } from '../kit/screen/screen';
import { TextButton } from '../kit/press/text-button';
import { useIsOver, useMicrophoneOn } from '../../react/hooks';
import { useHangUp } from '../bar/use-hang-up';
import '../ended/ended-panel.scss';

/**
 * In the place of the call's screen when a part of it threw: the call goes on, for the media layer
 * is elsewhere; whether others hear one is said, and hanging up is there. Few parts, and none of
 * those that may have thrown.
 */
export function DrawingFailed({ onAgain }: { readonly onAgain: () => void }) {
  const w = useCallWords();
  const over = useIsOver();
  const microphoneOn = useMicrophoneOn();
  const { hangUp } = useHangUp();
  const going = microphoneOn ? w.drawing.heard : w.drawing.muted;
  return (
    <Screen className="call">
      <View className="ended ended--failed">
        <View className="ended__what">
          <Text className="ended__title">{w.drawing.title}</Text>
          <Text id="room-state" className="ended__sentence">
            {over ? w.ended.afterCall : going}
          </Text>
        </View>
        <View className="ended__ways">
          <TextButton id="draw-again" kind="main" label={w.drawing.again} onPress={onAgain} />
          <TextButton
            id="hang-up"
            kind="quiet"
            label={over ? w.ended.home : w.bar.hangUp}
            onPress={hangUp}
          />
        </View>
      </View>
    </Screen>
  );
}
