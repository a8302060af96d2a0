export interface PressProps {
  readonly id?: string;
  readonly className?: string;
  readonly disabled?: boolean;
  /** What it does, where the words inside it don't say. */
  readonly ariaLabel?: string;
  /** Given, it is a switch that stands so. */
  readonly checked?: boolean;
  /** Something that WeChat does itself at a tap; a browser has nothing of the kind. */
  readonly openType?: 'share';
  readonly onPress?: () => void;
}
