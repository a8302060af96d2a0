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
  /** What a screen reader says instead of the label. */
  readonly sentence?: string;
  /** A dot: something is new. */
  readonly marked?: boolean;
  readonly onPress: () => void;
}

/** A round button of the call bar with its words below. In WeChat its parts stand in `plugin/elements.ts`. */
export function CallButton(props: CallButtonProps) {
  const { id, icon, label, look, checked, disabled, hint, shortcut, onPress } = props;
  const { sentence = label, marked } = props;
  if (process.env.TARO_ENV === 'weapp') {
    return (
      <call-button
        id={id}
        icon={icon}
        label={label}
        sentence={sentence === label ? undefined : sentence}
        marked={marked || undefined}
        look={look}
        // In words: a template would drop `false`.
        aria-checked={checked === undefined ? undefined : checked ? 'true' : 'false'}
        disabled={disabled || undefined}
        // WeChat sends no tap to a disabled button; tests do.
        onTap={() => !disabled && onPress()}
      />
    );
  }
  return (
    <Press
      id={id}
      className={`call-button call-button--${look} ${disabled ? 'call-button--disabled' : ''}`}
      disabled={disabled}
      ariaLabel={sentence}
      hint={hint}
      shortcut={shortcut}
      checked={checked}
      onPress={onPress}
    >
      <View className={`call-button__disc ${marked ? 'call-button__disc--marked' : ''}`}>
        <Icon name={icon} />
      </View>
      <Text className="call-button__label">{label}</Text>
    </Press>
  );
}
