import { useEffect } from 'react';
import { Button, Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import {
  createVoiceCall,
  useCommands,
  useFailure,
  useMember,
  useMemberIDs,
  useMicrophoneOn,
  usePhase,
  VoiceCallMedia,
  VoiceCallProvider,
} from 'taro-zego-voice-call';
import { askBackend } from './token';
import './index.css';

const call = createVoiceCall({ appID: 1, server: 'wss://cloud.example/ws', token: askBackend });

/** Your own words for where a call stands. */
const words = {
  idle: 'One moment',
  preparing: 'One moment',
  joining: 'Opening the door',
  connected: 'You are in',
  reconnecting: 'Looking for the network',
  interrupted: 'On hold',
  leaving: 'Bye',
  ended: 'It is over',
} as const;

function Person({ userID }: { userID: string }) {
  const member = useMember(userID);
  if (!member) return null;
  return (
    <View className="person">
      <Text>{member.userName}</Text>
      <Text>{member.microphone === 'off' ? ' (silent)' : ''}</Text>
    </View>
  );
}

function Room() {
  const phase = usePhase();
  const failure = useFailure();
  const people = useMemberIDs();
  const microphoneOn = useMicrophoneOn();
  const commands = useCommands();
  return (
    <View className="room">
      <Text id="state">{failure ? `${words[phase]}: ${failure.kind}` : words[phase]}</Text>
      {people.map((userID) => (
        <Person key={userID} userID={userID} />
      ))}
      <Button id="mute" onClick={() => commands.toggleMicrophone()}>
        {microphoneOn ? 'Be silent' : 'Speak'}
      </Button>
      <Button id="leave" onClick={() => Taro.navigateBack()}>
        Go
      </Button>
    </View>
  );
}

export default function Talk() {
  const { room = '', name = '' } = Taro.useRouter().params;
  useEffect(() => {
    void call.commands.join({ roomID: room, userName: name });
    return () => void call.commands.leave();
  }, [room, name]);
  return (
    <VoiceCallProvider call={call}>
      <VoiceCallMedia />
      <Room />
    </VoiceCallProvider>
  );
}
