import type { FaultBoard, HeldMedia } from '../fault-board';
import { CloseReason } from '../protocol/codes';
import type { CloseNotice, MediaSession, SessionKind } from './session';
import type { Switchboard } from './switchboard';

/** Which media sessions a fault strikes: without anything, all of them. */
export interface MediaTarget {
  readonly userID?: string;
  readonly streamID?: string;
  readonly kind?: SessionKind;
}

/** What goes wrong with media, on request, while the rooms are as well as ever. */
export class MediaFaults {
  constructor(
    private readonly media: Switchboard,
    private readonly board: FaultBoard,
  ) {}

  /** No sound of these gets through, though everything stays connected. */
  hold(held: HeldMedia = {}): void {
    this.board.holdMedia(held);
  }

  release(): void {
    this.board.releaseMedia();
  }

  /**
   * The cloud ends media sessions; by default the SDK is told to try again. Returns how many.
   * Over WHIP and WHEP nothing can be told: the connection just ends.
   */
  end(target: MediaTarget = {}, notice: CloseNotice = { reason: CloseReason.None }): number {
    const chosen = this.#chosen(target);
    for (const session of chosen) this.media.close(session, notice);
    return chosen.length;
  }

  /** The cloud no longer knows these sessions and has their clients begin them anew. */
  reset(target: MediaTarget = {}): number {
    const chosen = this.#chosen(target);
    for (const session of chosen) {
      const { peer } = session;
      this.media.close(session);
      peer?.reset(session);
    }
    return chosen.length;
  }

  /** The cloud forgets these sessions and says nothing. */
  forget(target: MediaTarget = {}): number {
    const chosen = this.#chosen(target);
    for (const session of chosen) this.media.close(session);
    return chosen.length;
  }

  #chosen({ userID, streamID, kind }: MediaTarget): MediaSession[] {
    return this.media.sessions.filter(
      (session) =>
        (userID ?? session.userID) === session.userID &&
        (streamID ?? session.streamID) === session.streamID &&
        (kind ?? session.kind) === session.kind,
    );
  }
}
