export interface PressProps {
  readonly id?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  /** What it does, where the words inside it don't say. */
  readonly ariaLabel?: string;
  /** Given, it is a switch that stands so. */
  readonly checked?: boolean;
  /** What a pointer that rests on it is told in a browser; without, what `ariaLabel` says. */
  readonly hint?: string;
  /** The key that does the same in a browser. */
  readonly shortcut?: string;
  /** Something that WeChat does itself at a tap; a browser has nothing of the kind. */
  readonly openType?: 'share';
  readonly onPress?: () => void;
}
