import { Text, View } from '@tarojs/components';
import { localCloudWords } from './words/local-cloud';

/** Says that this build is for this computer alone. Only builds for the local cloud contain it. */
export function LocalCloudNote({ address }: { readonly address: string }) {
  return (
    <View className="home__note">
      <Text>{localCloudWords().note(address)}</Text>
    </View>
  );
}
