import type { PropsWithChildren } from 'react';
import { Button } from '@tarojs/components';
import type { PressProps } from './press-props';

/** In words: a template would drop `false`. */
const stateOf = (on: boolean) => (on ? 'true' : 'false');

/**
 * Something to press, without looks: every button of the app is made of it.
 *
 * @example `<Press ariaLabel="Close" onPress={close}><Icon name="close" /></Press>`
 */
export function Press({
  id,
  className = '',
  disabled = false,
  ariaLabel,
  checked,
  openType,
  onPress,
  children,
}: PropsWithChildren<PressProps>) {
  return (
    <Button
      id={id}
      className={`press ${className}`}
      hoverClass="press--down"
      // `false` would be an attribute in h5, and any value of it means disabled there.
      disabled={disabled || undefined}
      role={checked === undefined ? 'button' : 'switch'}
      aria-label={ariaLabel}
      aria-checked={checked === undefined ? undefined : stateOf(checked)}
      aria-disabled={disabled ? 'true' : undefined}
      // WeChat sends no tap to a disabled button; Taro's h5 and tests do.
      openType={openType}
      onClick={() => !disabled && onPress?.()}
    >
      {children}
    </Button>
  );
}
