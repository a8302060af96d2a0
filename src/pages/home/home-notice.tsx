import { Text, View } from '@tarojs/components';
import { homeWords } from './words/home';
import { device, isOlder, OLDEST_BASE_LIBRARY, useOnline } from '@/call/prejoin';
import { Icon } from '@/call/ui';

/** What stands between this phone and a call, said before anything is tried. One thing at a time. */
export function HomeNotice() {
  const w = homeWords().notice;
  const online = useOnline();
  const { baseLibrary, isDevtools } = device();
  let text = '';
  if (isOlder(baseLibrary, OLDEST_BASE_LIBRARY)) {
    text = w.tooOld(OLDEST_BASE_LIBRARY, baseLibrary);
  } else if (!online) text = w.offline;
  else if (isDevtools) text = w.devtools;
  if (!text) return null;
  return (
    <View className="home__notice" aria-label={text} role="alert">
      <Icon name="alert" />
      <Text className="home__notice-text">{text}</Text>
    </View>
  );
}
