import { Text } from '@tarojs/components';
import { homeWords } from './words/home';
import { Screen, TextButton } from '@/call/ui';

/** In the place of home when a part of it threw: what happened, and home once more. */
export function HomeFailed({ onAgain }: { readonly onAgain: () => void }) {
  const w = homeWords().drawing;
  return (
    <Screen className="home">
      <Text className="home__lead">{w.failed}</Text>
      <TextButton id="draw-again" kind="main" label={w.again} onPress={onAgain} />
    </Screen>
  );
}
