/** The SDK tells of a stream's quality every 3 s; so long, in ms, one word of sound counts. */
const COUNTS_FOR = 4000;

/**
 * Which streams really carry sound. The SDK goes on measuring the level of a stream whose connection
 * is dead, and a level is taken for a sign of life: only what bytes stand behind may be told.
 */
export class LiveStreams {
  private readonly heardAt = new Map<string, number>();

  /** @param now - ms, of any clock that only goes forward */
  constructor(private readonly now: () => number) {}

  /** `true`: bytes came or went, or it has just begun and they are about to; `false`: it ended. */
  follow(streamID: string, sounds: boolean): void {
    if (sounds) this.heardAt.set(streamID, this.now());
    else this.heardAt.delete(streamID);
  }

  isLive(streamID: string): boolean {
    const at = this.heardAt.get(streamID);
    return at !== undefined && this.now() - at < COUNTS_FOR;
  }
}
