import { Text, View } from '@tarojs/components';
import { homeWords } from '@/i18n/home';
import { device } from '@/platform/device';
import { isOlder } from '@/platform/version';
import { Icon } from '@/ui/icon';
import { useOnline } from './use-online';

/**
 * WeChat's base library that a call needs: `enable-mic` and the volume of live-pusher and
 * live-player are as old as these.
 */
const NEEDED = '2.12.0';

/** What stands between this phone and a call, said before anything is tried. One thing at a time. */
export function HomeNotice() {
  const w = homeWords().notice;
  const online = useOnline();
  const { baseLibrary, isDevtools } = device();
  let text = '';
  if (isOlder(baseLibrary, NEEDED)) text = w.tooOld(NEEDED, baseLibrary);
  else if (!online) text = w.offline;
  else if (isDevtools) text = w.devtools;
  if (!text) return null;
  return (
    <View className="home__notice" aria-label={text} role="alert">
      <Icon name="alert" />
      <Text className="home__notice-text">{text}</Text>
    </View>
  );
}
