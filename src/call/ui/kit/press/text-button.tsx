import { Press } from './press';
import type { PressProps } from './press-props';

export interface TextButtonProps extends PressProps {
  readonly label: string;
  /**
   * `main`: the one thing to do here; `soft`: one worth a colour of its own; `quiet`: another way;
   * `small`: inside a banner or beside a label.
   */
  readonly kind: 'main' | 'soft' | 'quiet' | 'small';
}

/** A button with words. @example `<TextButton kind="main" label="Join" onPress={join} />` */
export function TextButton({ label, kind, className = '', ...press }: TextButtonProps) {
  return (
    <Press
      {...press}
      className={`text-button text-button--${kind} ${press.disabled ? 'text-button--disabled' : ''} ${className}`}
    >
      {label}
    </Press>
  );
}
