import type { Timers } from '../async/timers';

/**
 * ms after a stream was stopped until the screen is asked for again: WeChat lets go of it with each
 * player that is stopped or taken away, and does so when the native element is gone.
 */
const AGAIN_AFTER_MS = [300, 1500] as const;

/** ms between the askings that wait for no reason: whatever else let go of it. */
const EVERY_MS = 10_000;

/** Keeps the screen on for the length of a call. Any live-player that goes ends that for all. */
export class KeptScreen {
  private held = false;
  private stopAsking: (() => void)[] = [];
  private stopBeat: () => void = () => undefined;

  constructor(
    private readonly timers: Timers,
    private readonly setKeepScreenOn: (on: boolean) => void,
  ) {}

  /** From now on; also to be called when the app is shown again, which makes WeChat forget. */
  hold(): void {
    this.held = true;
    this.setKeepScreenOn(true);
    this.stopBeat();
    this.stopBeat = this.timers.after(EVERY_MS, () => this.hold());
  }

  /** A stream was stopped: what WeChat makes of that is undone. */
  again(): void {
    if (!this.held) return;
    this.stopAll();
    this.stopAsking = AGAIN_AFTER_MS.map((ms) =>
      this.timers.after(ms, () => this.setKeepScreenOn(true)),
    );
  }

  letGo(): void {
    this.held = false;
    this.stopBeat();
    this.stopAll();
    this.setKeepScreenOn(false);
  }

  private stopAll(): void {
    for (const stop of this.stopAsking) stop();
  }
}
