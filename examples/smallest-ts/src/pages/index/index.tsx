import { useState } from 'react';
import { Button, Input, View } from '@tarojs/components';
import { openVoiceCall } from 'taro-zego-voice-call';

export default function Home() {
  const [name, setName] = useState('');
  const call = () => openVoiceCall({ roomID: 'room-1', userName: name });
  return (
    <View>
      <Input id="name" value={name} onInput={({ detail }) => setName(detail.value)} />
      <Button id="call" onClick={call}>
        Call
      </Button>
    </View>
  );
}
