import type { PropsWithChildren } from 'react';
import { Button } from '@tarojs/components';

export interface PressProps {
  readonly id?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  /** What it does, where the words inside it don't say. */
  readonly ariaLabel?: string;
  readonly onPress: () => void;
}

/** Something to press, without looks: every button of the app is made of it. */
export function Press({
  id,
  className = '',
  disabled = false,
  ariaLabel,
  onPress,
  children,
}: PropsWithChildren<PressProps>) {
  return (
    <Button
      id={id}
      className={`press ${className}`}
      hoverClass="press--down"
      hoverStayTime={80}
      // `false` would be an attribute in h5, and any value of it means disabled there.
      disabled={disabled || undefined}
      ariaLabel={ariaLabel}
      // WeChat sends no tap to a disabled button; Taro's h5 and tests do.
      onClick={() => !disabled && onPress()}
    >
      {children}
    </Button>
  );
}
