export interface TextFieldProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  /** Another number each time that the app sets `value`: only then it comes into the field. */
  readonly setCount?: number;
  readonly placeholder: string;
  /** What is wrong with the value; empty if nothing is. */
  readonly fault: string;
  /** The key at the lower right of the keyboard. */
  readonly confirmType: 'next' | 'go' | 'send' | 'done';
  readonly focus?: boolean;
  /** Something that fills the field in, beside its label. */
  readonly action?: { readonly id: string; readonly label: string; readonly onPress: () => void };
  /** The field holds this now: hears it with each key, and once more when the field is left. */
  readonly onInput: (value: string) => void;
  readonly onBlur: () => void;
  readonly onConfirm: () => void;
}
