import type { NetworkQuality } from '../../store/levels';
import type { Timers } from '../async/timers';

/** A poor network this long, in ms, is worth a hint; one lift door is not. */
const TELL_AFTER = 4000;
/** And a network this long without it takes the hint away. */
const TAKE_BACK_AFTER = 6000;

/** Turns the quality of one's own network into a hint that neither flickers nor cries wolf. */
export class WeakNetwork {
  private weak = false;
  private poor = false;
  /** While a code of the platform counts; calls that off. */
  private complaint: (() => void) | null = null;
  private shown = false;
  private cancelTimer: (() => void) | null = null;

  constructor(
    private readonly timers: Timers,
    private readonly tell: (weak: boolean) => void,
  ) {}

  update(quality: NetworkQuality): void {
    this.poor = quality === 'poor';
    this.refresh();
  }

  /** The platform complained of the network: that counts as a poor one for so many ms. */
  complain(holds: number): void {
    this.complaint?.();
    this.complaint = this.timers.after(holds, () => {
      this.complaint = null;
      this.refresh();
    });
    this.refresh();
  }

  /** The stream it was measured on is gone. */
  reset(): void {
    this.cancelTimer?.();
    this.cancelTimer = null;
    this.complaint?.();
    this.complaint = null;
    this.poor = false;
    this.weak = false;
    this.show(false);
  }

  private refresh(): void {
    const weak = this.poor || this.complaint !== null;
    if (weak === this.weak) return;
    this.weak = weak;
    this.cancelTimer?.();
    this.cancelTimer = null;
    if (weak === this.shown) return;
    this.cancelTimer = this.timers.after(weak ? TELL_AFTER : TAKE_BACK_AFTER, () => {
      this.cancelTimer = null;
      this.show(weak);
    });
  }

  private show(weak: boolean): void {
    if (weak === this.shown) return;
    this.shown = weak;
    this.tell(weak);
  }
}
