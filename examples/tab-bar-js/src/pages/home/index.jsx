import { Button } from '@nutui/nutui-react-taro';
import '@nutui/nutui-react-taro/dist/esm/Button/style/style.css';
import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useApp } from '@app/store';
import styles from './index.module.css';

export default function Home() {
  const { name, calls } = useApp();
  return (
    <View className={styles.page}>
      <Text id="calls">{`${name || 'Nobody'}: ${calls} calls`}</Text>
      <Button
        id="lobby"
        type="primary"
        onClick={() => Taro.navigateTo({ url: '/pages/lobby/index' })}
      >
        Lobby
      </Button>
    </View>
  );
}
