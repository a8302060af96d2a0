/**
 * How many streams are played at once. Each is a live-player with a decoder of its own; how many
 * of them a phone carries has NOT been tested on phones. 16 play smoothly in the simulator, and
 * more than so many voices at once nobody can follow.
 */
export const MAX_PLAYERS = 16;

/**
 * Which of the listed streams are played where there are too many: who came first, until somebody
 * taps to hear another. Then the one that has been silent for the longest makes room.
 */
export class HeardStreams {
  /** In the order in which they were taken on. */
  private readonly heard = new Set<string>();

  constructor(private readonly max = MAX_PLAYERS) {}

  /** Follows the list; a place that became free goes to the next that waits. */
  sync(listed: ReadonlyMap<string, unknown>): void {
    for (const streamID of this.heard) if (!listed.has(streamID)) this.heard.delete(streamID);
    for (const streamID of listed.keys()) {
      if (this.heard.size >= this.max) return;
      this.heard.add(streamID);
    }
  }

  /**
   * Takes on this one; returns whether anything changed.
   *
   * @param heardAt - when a stream was last heard, in ms of any clock; -Infinity if never
   */
  listenTo(streamID: string, heardAt: (streamID: string) => number): boolean {
    if (this.heard.has(streamID)) return false;
    if (this.heard.size >= this.max) {
      let silent: string | undefined;
      for (const one of this.heard) {
        if (silent === undefined || heardAt(one) < heardAt(silent)) silent = one;
      }
      if (silent !== undefined) this.heard.delete(silent);
    }
    this.heard.add(streamID);
    return true;
  }

  has(streamID: string): boolean {
    return this.heard.has(streamID);
  }
}
