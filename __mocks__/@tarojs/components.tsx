/** The few components the app uses, as plain HTML: real ones need seconds and a browser. */
import type { InputHTMLAttributes, PropsWithChildren } from 'react';

interface Common {
  readonly id?: string;
  readonly className?: string;
}

export function View({ id, className, children }: PropsWithChildren<Common>) {
  return (
    <div id={id} className={className}>
      {children}
    </div>
  );
}

export function Text({ id, className, children }: PropsWithChildren<Common>) {
  return (
    <span id={id} className={className}>
      {children}
    </span>
  );
}

interface ButtonProps extends Common {
  readonly disabled?: boolean;
  readonly ariaLabel?: string;
  readonly onClick?: () => void;
}

export function Button({ ariaLabel, children, ...rest }: PropsWithChildren<ButtonProps>) {
  const { id, className, disabled, onClick } = rest;
  return (
    <button
      type="button"
      aria-label={ariaLabel}
      {...{ id, className, disabled, onClick: () => onClick?.() }}
    >
      {children}
    </button>
  );
}

interface InputProps extends Common {
  readonly value?: string;
  readonly placeholder?: string;
  readonly ariaLabel?: string;
  readonly onInput?: (event: { detail: { value: string } }) => void;
  readonly onBlur?: InputHTMLAttributes<HTMLInputElement>['onBlur'];
  readonly onConfirm?: () => void;
}

export function Input({ ariaLabel, onInput, onConfirm, ...rest }: InputProps) {
  const { id, className, value, placeholder, onBlur } = rest;
  return (
    <input
      {...{ id, className, value, placeholder, onBlur }}
      aria-label={ariaLabel}
      onChange={(event) => onInput?.({ detail: { value: event.target.value } })}
      onKeyDown={(event) => event.key === 'Enter' && onConfirm?.()}
    />
  );
}
