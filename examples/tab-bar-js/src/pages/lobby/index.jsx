import { Button, Input } from '@nutui/nutui-react-taro';
import '@nutui/nutui-react-taro/dist/esm/Button/style/style.css';
import '@nutui/nutui-react-taro/dist/esm/Input/style/style.css';
import { View } from '@tarojs/components';
import { openVoiceCall } from 'taro-zego-voice-call';
import { useApp } from '@app/store';

export default function Lobby() {
  const { name, setName, countCall } = useApp();
  const call = () => {
    countCall();
    openVoiceCall({ roomID: 'room-1', userName: name });
  };
  return (
    <View>
      <Input id="name" value={name} onChange={setName} placeholder="Your name" />
      <Button id="call" type="primary" onClick={call}>
        Call
      </Button>
    </View>
  );
}
