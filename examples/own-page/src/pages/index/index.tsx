import { useState } from 'react';
import { Button, Input, View } from '@tarojs/components';
import Taro from '@tarojs/taro';

export default function Home() {
  const [name, setName] = useState('');
  const talk = () =>
    Taro.navigateTo({ url: `/talk/index?room=room-1&name=${encodeURIComponent(name)}` });
  return (
    <View>
      <Input id="name" value={name} onInput={({ detail }) => setName(detail.value)} />
      <Button id="call" onClick={talk}>
        Talk
      </Button>
    </View>
  );
}
