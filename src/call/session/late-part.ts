import type { FeatureTimers, RoomFeature } from './room/room-feature';

/** How long fetching the code may take, in ms. */
const LOADED_WITHIN_MS = 15_000;

/** Something that goes on in a room and of which most of the code is fetched when there is a reason. */
export interface LateFeature<Part> extends RoomFeature {
  /** The code, once it was fetched. */
  readonly part: Part | null;
  /** Fetches it. Rejects where it can't be had; another try may work. */
  open(): Promise<Part>;
}

/** Code that a call needs only once there is a reason: fetched when it is first asked for, and again where that failed. */
export class LatePart<Part> {
  part: Part | null = null;
  private loading: Promise<Part> | null = null;

  /** @param onPart - told once it is there, before whoever asked */
  constructor(
    private readonly load: () => Part | Promise<Part>,
    private readonly onPart: (part: Part) => void,
  ) {}

  /** Rejects where it can't be had; another try may work. */
  open(timers: FeatureTimers | undefined): Promise<Part> {
    const fetched = (this.loading ??= this.fetch(timers));
    fetched.catch(() => {
      if (this.loading === fetched) this.loading = null;
    });
    return fetched;
  }

  /** The stay has ended, and with it the time that the fetching had: it may hang for good. */
  forget(): void {
    if (!this.part) this.loading = null;
  }

  private async fetch(timers: FeatureTimers | undefined): Promise<Part> {
    const loading = Promise.resolve(this.load());
    const late = () => new Error('the code did not load');
    const part = await (timers?.withTimeout(loading, LOADED_WITHIN_MS, late) ?? loading);
    // One of a stay before may have come first.
    if (this.part) return this.part;
    this.part = part;
    this.onPart(part);
    return part;
  }
}
