import { View } from '@tarojs/components';
import { createVoiceCall, tokenService } from 'taro-zego-voice-call';
import { VoiceCallRoom } from 'taro-zego-voice-call/ui';
import './look.css';

const token = tokenService('https://token.example');
const call = createVoiceCall({ appID: 1, server: 'wss://cloud.example/ws', token });

export default function CallPage() {
  return (
    <View>
      <VoiceCallRoom call={call} home={() => '/pages/home/index'} />
      <clock-face hour="3" />
    </View>
  );
}
