import { Text, View } from '@tarojs/components';

/** The page that Taro's own generator makes, of the same two parts as ours. */
export default function HomePage() {
  return (
    <View>
      <Text>Nothing here</Text>
    </View>
  );
}
