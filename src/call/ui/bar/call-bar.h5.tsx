import { useCallWords } from '../options/own-words';
import { useCallback } from 'react';
import { View } from '@tarojs/components';
import { deskWords } from '../../words/desk';
import { useIsOver, useMayPublish, useMicrophoneOn } from '../../react/hooks';
import type { CallBarProps } from './call-bar-props';
import { CallButton } from './call-button';
import { useCommands } from '../../react/provider';
import { MessagesButton } from '../messages/messages-button';
import { MicrophoneMenu } from './microphone-menu.h5';
import { useRolesViews } from '../roles/roles-views';
import { useMuteKey } from './use-mute-key.h5';
import '../page/desk/call-desk.scss';

/**
 * Microphone, and which, or one's hand; hang up. Hanging up is possible whatever happens. Where sound comes out a
 * browser leaves to the system.
 */
export function CallBar({ onHangUp, onMessages }: CallBarProps) {
  const { bar } = useCallWords();
  const { hint } = deskWords();
  const commands = useCommands();
  const on = useMicrophoneOn();
  const over = useIsOver();
  const mayPublish = useMayPublish();
  const { HandButton } = useRolesViews();
  const toggle = useCallback(() => {
    if (!over && mayPublish) commands.toggleMicrophone();
  }, [commands, mayPublish, over]);
  useMuteKey(toggle);
  return (
    <View className="call-bar">
      {mayPublish ? (
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
      ) : HandButton ? (
        <HandButton />
      ) : null}
      {onMessages ? <MessagesButton onPress={onMessages} /> : null}
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
