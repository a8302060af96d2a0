import type { PropsWithChildren } from 'react';
import type { PressProps } from './press-props';

/**
 * Something to press, without looks: every button of the app is made of it. A browser's own button:
 * keys and screen readers know it, which they don't Taro's.
 */
export function Press({
  id,
  className = '',
  disabled = false,
  ariaLabel,
  checked,
  onPress,
  children,
}: PropsWithChildren<PressProps>) {
  return (
    <button
      type="button"
      id={id}
      className={`press ${className}`}
      disabled={disabled}
      role={checked === undefined ? undefined : 'switch'}
      aria-label={ariaLabel}
      aria-checked={checked}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
