import { createVoiceCall, tokenService } from 'taro-zego-voice-call';
import { VoiceCallRoom } from 'taro-zego-voice-call/ui';

const token = tokenService('https://token.example');
const call = createVoiceCall({ appID: 1, server: 'wss://cloud.example/ws', token });
export default () => <VoiceCallRoom call={call} home={() => '/pages/index/index'} />;
