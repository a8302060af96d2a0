import { useState } from 'react';
import { Button, Input, View } from '@tarojs/components';

export default function Home() {
  const [name, setName] = useState('');
  const call = () => undefined;
  return (
    <View>
      <Input id="name" value={name} onInput={({ detail }) => setName(detail.value)} />
      <Button id="call" onClick={call}>
        Call
      </Button>
    </View>
  );
}
