import { useEffect, useRef } from 'react';
import { useComposition } from './use-composition.h5';
import { TextButton } from '../press/text-button';
import type { TextFieldProps } from './text-field-props';

/**
 * A field to type a line of text in, with its label above and what is wrong below. A browser's own:
 * keys, screen readers and password managers know it, which they don't Taro's.
 *
 * @example `<TextField id="room-id" label="Room" value={value} onInput={setValue} … />`
 */
export function TextField(props: TextFieldProps) {
  const { id, label, value, placeholder, fault, confirmType, focus, action } = props;
  const input = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const composition = useComposition();
  return (
    <div className={`text-field ${fault ? 'text-field--fault' : ''}`}>
      <div className="text-field__head">
        <label className="text-field__label" htmlFor={id}>
          {label}
        </label>
        {action ? <TextButton kind="small" {...action} /> : null}
      </div>
      <input
        ref={input}
        id={id}
        className="text-field__input"
        value={value}
        placeholder={placeholder}
        enterKeyHint={confirmType}
        autoComplete="off"
        // Above every limit, so that what is too long is said in words and not cut off.
        maxLength={1200}
        aria-invalid={fault !== ''}
        aria-describedby={`${id}-fault`}
        onChange={({ target }) => props.onInput(target.value)}
        onBlur={props.onBlur}
        {...composition.handlers}
        onKeyDown={({ key, nativeEvent }) => {
          if (key === 'Enter' && !composition.takes(nativeEvent)) props.onConfirm();
        }}
      />
      <span id={`${id}-fault`} className="text-field__fault" role="status">
        {fault}
      </span>
    </div>
  );
}
