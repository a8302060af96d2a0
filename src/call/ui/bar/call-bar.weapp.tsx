import { useCallWords } from '../options/own-words';
import { View } from '@tarojs/components';
import { tick } from '../../platform/interaction/haptics';
import { useIsOver, useMayPublish, useMicrophoneOn, useSoundMode } from '../../react/hooks';
import type { CallBarProps } from './call-bar-props';
import { CallButton } from './call-button';
import { useCommands } from '../../react/provider';
import { MessagesButton } from '../messages/messages-button';
import { useRolesViews } from '../roles/roles-views';

/** Microphone, hang up, loudspeaker or earpiece. Hanging up is possible whatever happens. */
export function CallBar({ onHangUp, onMessages }: CallBarProps) {
  const { bar } = useCallWords();
  const commands = useCommands();
  const microphoneOn = useMicrophoneOn();
  const loud = useSoundMode() === 'speaker';
  const over = useIsOver();
  const mayPublish = useMayPublish();
  const { HandButton } = useRolesViews();
  return (
    <View className="call-bar">
      {mayPublish ? (
        <CallButton
          id="mic"
          icon={microphoneOn ? 'mic' : 'mic-off'}
          label={microphoneOn ? bar.microphoneOn : bar.microphoneOff}
          look={microphoneOn ? 'on' : 'off'}
          checked={microphoneOn}
          disabled={over}
          onPress={() => {
            tick();
            commands.toggleMicrophone();
          }}
        />
      ) : HandButton ? (
        <HandButton />
      ) : null}
      <CallButton id="hang-up" icon="hang-up" label={bar.hangUp} look="end" onPress={onHangUp} />
      <CallButton
        id="speaker"
        icon={loud ? 'speaker' : 'ear'}
        label={loud ? bar.speaker : bar.ear}
        look={loud ? 'on' : 'off'}
        disabled={over}
        onPress={() => commands.toggleSoundMode()}
      />
      {onMessages ? <MessagesButton onPress={onMessages} /> : null}
    </View>
  );
}
