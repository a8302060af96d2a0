import { useCallWords } from '../options/own-words';
import { useCallback } from 'react';
import { View } from '@tarojs/components';
import { deskWords } from '../../words/desk';
import { useIsOver, useMicrophoneOn } from '../../react/hooks';
import type { CallBarProps } from './call-bar-props';
import { CallButton } from './call-button';
import { useCommands } from '../../react/provider';
import { MicrophoneMenu } from './microphone-menu.h5';
import { useMuteKey } from './use-mute-key.h5';
import '../page/call-desk.scss';

/**
 * Microphone, and which; hang up. Hanging up is possible whatever happens. Where sound comes out a
 * browser leaves to the system.
 */
export function CallBar({ onHangUp }: CallBarProps) {
  const { bar } = useCallWords();
  const { hint } = deskWords();
  const commands = useCommands();
  const on = useMicrophoneOn();
  const over = useIsOver();
  const toggle = useCallback(() => {
    if (!over) commands.toggleMicrophone();
  }, [commands, over]);
  useMuteKey(toggle);
  return (
    <View className="call-bar">
      <div className="call-bar__microphone">
        <CallButton
          id="mic"
          icon={on ? 'mic' : 'mic-off'}
          label={on ? bar.microphoneOn : bar.microphoneOff}
          hint={on ? hint.microphoneOn : hint.microphoneOff}
          shortcut="M"
          look={on ? 'on' : 'off'}
          checked={on}
          disabled={over}
          onPress={toggle}
        />
        <MicrophoneMenu />
      </div>
      <CallButton
        id="hang-up"
        icon="hang-up"
        label={bar.hangUp}
        hint={hint.hangUp}
        look="end"
        onPress={onHangUp}
      />
    </View>
  );
}
