import { Text, View } from '@tarojs/components';
import { callWords } from '@/i18n/call';
import { Screen } from '@/ui/screen';
import { TextButton } from '@/ui/text-button';
import { goBack } from './go-home';
import './ended-panel.scss';

/** What a browser shows until it has an engine of its own. */
export function WiredCallPage() {
  const { web, ended } = callWords();
  return (
    <Screen className="call">
      <View className="ended">
        <View className="ended__what">
          <Text className="ended__title">{web.title}</Text>
          <Text className="ended__sentence">{web.sentence}</Text>
        </View>
        <View className="ended__ways">
          <TextButton id="back-home" kind="main" label={ended.home} onPress={() => goBack('')} />
        </View>
      </View>
    </Screen>
  );
}
