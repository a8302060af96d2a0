import { Input, Text, View } from '@tarojs/components';
import { TextButton } from '../press/text-button';
import type { TextFieldProps } from './text-field-props';

/**
 * A field to type a line of text in, with its label above and what is wrong below. While one types,
 * nothing comes back into it (`app-typing.ts`). What the app sets comes with another element: WeChat
 * would not set a value once more that it was told before, and keys that the old one still tells of are nobody's.
 *
 * @example `<TextField id="room-id" label="Room" value={value} onInput={setValue} … />`
 */
export function TextField(props: TextFieldProps) {
  const { id, label, value, setCount, placeholder, fault, confirmType, focus, action } = props;
  return (
    <View className={`text-field ${fault ? 'text-field--fault' : ''}`}>
      <View className="text-field__head">
        <Text className="text-field__label">{label}</Text>
        {action ? <TextButton kind="small" {...action} /> : null}
      </View>
      <Input
        key={setCount}
        id={id}
        className="text-field__input"
        value={value}
        placeholder={placeholder}
        placeholderClass="text-field__placeholder"
        aria-label={fault ? `${label}. ${fault}` : label}
        confirmType={confirmType}
        confirmHold={confirmType === 'next'}
        focus={focus}
        // Above every limit, so that what is too long is said in words and not cut off.
        maxlength={1200}
        cursorSpacing={96}
        onInput={(event) => props.onInput(event.detail.value)}
        onBlur={(event) => {
          props.onInput(event.detail.value);
          props.onBlur();
        }}
        onConfirm={(event) => {
          props.onInput(event.detail.value);
          props.onConfirm();
        }}
      />
      <Text className="text-field__fault">{fault}</Text>
    </View>
  );
}
