import { Input, Text, View } from '@tarojs/components';
import { TextButton } from './text-button';

export interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  /** What is wrong with the value; empty if nothing is. */
  readonly fault: string;
  /** The key at the lower right of the keyboard. */
  readonly confirmType: 'next' | 'go';
  readonly focus?: boolean;
  /** Something that fills the field in, beside its label. */
  readonly action?: { readonly id: string; readonly label: string; readonly onPress: () => void };
  readonly onInput: (value: string) => void;
  readonly onBlur: () => void;
  readonly onConfirm: () => void;
}

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
