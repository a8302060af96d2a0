/** What a call bar is given. */
export interface CallBarProps {
  readonly onHangUp: () => void;
  /** Opens the messages, where the call has them. */
  readonly onMessages?: (() => void) | undefined;
}
