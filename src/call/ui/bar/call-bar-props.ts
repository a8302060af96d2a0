/** What a call bar is given. */
export interface CallBarProps {
  readonly onHangUp: () => void;
}
