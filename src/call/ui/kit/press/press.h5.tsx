import type { PropsWithChildren } from 'react';
import type { PressProps } from './press-props';

/** What Taro's build for h5 makes of `ariaLabel` wherever it is given. */
interface Renamed {
  readonly 'aria-label'?: string;
}

/**
 * Something to press, without looks: every button of the app is made of it. A browser's own button:
 * keys and screen readers know it, which they don't Taro's.
 *
 * @example `<Press ariaLabel="Close" onPress={close}><Icon name="close" /></Press>`
 */
export function Press({
  id,
  className = '',
  disabled = false,
  ariaLabel,
  'aria-label': renamed,
  checked,
  hint,
  shortcut,
  onPress,
  children,
}: PropsWithChildren<PressProps & Renamed>) {
  const words = ariaLabel ?? renamed;
  return (
    <button
      type="button"
      id={id}
      className={`press ${className}`}
      disabled={disabled}
      role={checked === undefined ? undefined : 'switch'}
      aria-label={words}
      aria-keyshortcuts={shortcut}
      title={hint ?? words}
      aria-checked={checked}
      onClick={onPress}
    >
      {children}
    </button>
  );
}
