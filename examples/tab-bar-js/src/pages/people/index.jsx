import { Text, View } from '@tarojs/components';

export default function People() {
  return (
    <View>
      <Text>Nobody yet</Text>
      <clock-face hour="12" />
    </View>
  );
}
