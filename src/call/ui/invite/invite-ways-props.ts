/** What the invite sheet gives a target's own ways to invite. */
export interface InviteWaysProps {
  readonly roomID: string;
  readonly copy: (text: string) => void;
  /** Shows a word for a moment. */
  readonly say: (text: string) => void;
}
