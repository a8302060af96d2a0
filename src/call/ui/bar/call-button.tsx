import { Text, View } from '@tarojs/components';
import { Icon, type IconName } from '../kit/icon/icon';
import { Press } from '../kit/press/press';
import type { PressProps } from '../kit/press/press-props';
import './call-button.scss';

export interface CallButtonProps extends Pick<PressProps, 'hint' | 'shortcut'> {
  readonly id: string;
  readonly icon: IconName;
  /** The state it shows or the thing it does, in a word or two. */
  readonly label: string;
  /** `on`/`off`: a switch and how it stands; `end`: ends the call. */
  readonly look: 'on' | 'off' | 'end';
  /** Given, it is a switch that stands so. */
  readonly checked?: boolean;
  readonly disabled?: boolean;
  readonly onPress: () => void;
}

/** A round button of the call bar with its words below. */
export function CallButton(props: CallButtonProps) {
  const { id, icon, label, look, checked, disabled, hint, shortcut, onPress } = props;
  return (
    <Press
      id={id}
      className={`call-button call-button--${look} ${disabled ? 'call-button--disabled' : ''}`}
      disabled={disabled}
      ariaLabel={label}
      hint={hint}
      shortcut={shortcut}
      checked={checked}
      onPress={onPress}
    >
      <View className="call-button__disc">
        <Icon name={icon} />
      </View>
      <Text className="call-button__label">{label}</Text>
    </Press>
  );
}
