import { View } from '@tarojs/components';
import { Meter } from 'meter-library';
import { Chosen } from '../../chosen';

export default function HomePage() {
  return (
    <View>
      <Meter percent={70} />
      <Chosen />
    </View>
  );
}
