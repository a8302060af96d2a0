/** What the panel after a call is given. */
export interface EndedPanelProps {
  readonly onHome: () => void;
  readonly onReport: () => void;
}
