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
