/** The few components the app uses, as plain HTML: real ones need seconds and a browser. */
import { useEffect, useRef, type CSSProperties, type PropsWithChildren } from 'react';

interface Common {
  readonly id?: string;
  readonly className?: string;
  readonly role?: string;
  readonly 'aria-label'?: string;
  readonly 'aria-hidden'?: 'true';
  readonly 'aria-checked'?: 'true' | 'false';
  readonly 'aria-disabled'?: 'true';
}

/** What accessibility adds, as HTML has it. */
const accessible = (props: Common) =>
  Object.fromEntries(Object.entries(props).filter(([name]) => /^(role|aria-.*)$/.test(name)));

interface ViewProps extends Common {
  readonly style?: CSSProperties;
}

export function View({ id, className, style, children, ...rest }: PropsWithChildren<ViewProps>) {
  return (
    <div id={id} className={className} style={style} {...accessible(rest)}>
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
  readonly onClick?: () => void;
}

export function Button({ children, ...rest }: PropsWithChildren<ButtonProps>) {
  const { id, className, disabled, onClick } = rest;
  return (
    <button
      type="button"
      {...accessible(rest)}
      {...{ id, className, disabled, onClick: () => onClick?.() }}
    >
      {children}
    </button>
  );
}

interface Held {
  readonly detail: { readonly value: string };
}

interface InputProps extends Common {
  readonly value?: string;
  readonly placeholder?: string;
  readonly maxlength?: number;
  readonly focus?: boolean;
  readonly onInput?: (event: Held) => void;
  readonly onBlur?: (event: Held) => void;
  readonly onConfirm?: (event: Held) => void;
}

const held = ({ value }: HTMLInputElement): Held => ({ detail: { value } });

export function Input({ focus, onInput, onBlur, onConfirm, ...rest }: InputProps) {
  const { id, className, value, placeholder, maxlength } = rest;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  return (
    <input
      ref={input}
      {...accessible(rest)}
      {...{ id, className, value, placeholder, maxLength: maxlength }}
      onChange={({ currentTarget }) => onInput?.(held(currentTarget))}
      onBlur={({ currentTarget }) => onBlur?.(held(currentTarget))}
      onKeyDown={({ key, currentTarget }) => key === 'Enter' && onConfirm?.(held(currentTarget))}
    />
  );
}
