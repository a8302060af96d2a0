import { Input, Text, View } from '@tarojs/components';
import { TextButton } from './text-button';
import type { TextFieldProps } from './text-field-props';

/** A field to type a line of text in, with its label above and what is wrong below. */
export function TextField(props: TextFieldProps) {
  const { id, label, value, placeholder, fault, confirmType, focus, action } = props;
  return (
    <View className={`text-field ${fault ? 'text-field--fault' : ''}`}>
      <View className="text-field__head">
        <Text className="text-field__label">{label}</Text>
        {action ? <TextButton kind="small" {...action} /> : null}
      </View>
      <Input
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
        maxlength={400}
        cursorSpacing={96}
        onInput={(event) => props.onInput(event.detail.value)}
        onBlur={props.onBlur}
        onConfirm={props.onConfirm}
      />
      <Text className="text-field__fault">{fault}</Text>
    </View>
  );
}
