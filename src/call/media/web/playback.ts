/** What counts as a touch of the page for a browser that keeps it silent. */
const GESTURES = ['pointerup', 'keydown', 'click'] as const;

/**
 * Plays audio elements in a browser that may refuse to before the person touched the page: waits
 * for the first touch or key, anywhere, and plays them all from it.
 */
export class Playback {
  private readonly refused = new Set<HTMLAudioElement>();

  /** @param tell - hears whether sound waits for a touch now */
  constructor(private readonly tell: (blocked: boolean) => void) {}

  async play(audio: HTMLAudioElement): Promise<void> {
    try {
      await audio.play();
      this.settle(audio);
    } catch (error) {
      // AbortError: another source came in between, whose own play() counts.
      if ((error as DOMException).name === 'NotAllowedError') this.wait(audio);
    }
  }

  /** It plays nothing any more. */
  drop(audio: HTMLAudioElement): void {
    this.settle(audio);
  }

  private wait(audio: HTMLAudioElement): void {
    this.refused.add(audio);
    if (this.refused.size > 1) return;
    for (const type of GESTURES) document.addEventListener(type, this.onGesture, true);
    this.tell(true);
  }

  private settle(audio: HTMLAudioElement): void {
    if (!this.refused.delete(audio) || this.refused.size > 0) return;
    for (const type of GESTURES) document.removeEventListener(type, this.onGesture, true);
    this.tell(false);
  }

  private readonly onGesture = () => {
    for (const audio of [...this.refused]) void this.play(audio);
  };
}
