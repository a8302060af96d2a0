import type { LinkState } from '../engine/voice-engine';
import { CallError } from '../errors/call-error';
import { toCallError } from '../errors/sdk-error';
import type { Cancellation } from './cancellation';
import type { Reach } from './room-watch';
import type { Timers } from './timers';

export interface RecoveryOptions {
  readonly timers: Timers;
  readonly reach: () => Reach;
  /** Whether the SDK still tries by itself: once it says DISCONNECTED it doesn't. */
  readonly sdkTries: () => boolean;
  readonly run: (command: (cancellation: Cancellation) => Promise<void>) => Promise<void>;
  /** Out of the room and in again; rejects when it didn't work. */
  readonly relogin: (cancellation: Cancellation) => Promise<void>;
  readonly resetLink: () => void;
  readonly giveUp: (error: CallError) => void;
}

/** How long the SDK may try by itself before we log in anew, in ms. */
const PATIENCE = 10_000;
/** ms between our tries */
const PAUSE = 2000;
/** How long in all, in ms: the SDK's own limit. */
const GIVE_UP_AFTER = 300_000;

/** Failures that no further try can mend. */
const HOPELESS: readonly string[] = [
  'kicked-elsewhere',
  'blocked',
  'room-full',
  'app-id-rejected',
  'token-service-refused',
  'invitation-missing',
  'invitation-over',
  'invitation-elsewhere',
];

/**
 * Brings the room back. The SDK tries by itself, but waits longer and longer between its tries
 * (half a minute and more) and stops after some; so after ten seconds, or as soon as the SDK gives
 * up, this takes over and logs in anew every few seconds, as long as there is a network, until it
 * works or five minutes are over.
 */
export class Recovery {
  /** How long one login anew may take, in ms. */
  static readonly ATTEMPT_WITHIN = 6000;

  /** Whether a login anew is under way: a DISCONNECTED is then our own doing. */
  isReloggingIn = false;
  private takeOver: (() => void) | null = null;
  /** Whether `takeOver` waits for the SDK, not between two tries of our own. */
  private patient = false;
  private giveUp: (() => void) | null = null;
  private stopped = false;
  /** Whether a login anew was asked for that has not begun. */
  private asked = false;

  constructor(private readonly options: RecoveryOptions) {}

  /** To be called whenever the reach may have changed. */
  refresh(): void {
    const { timers, reach } = this.options;
    if (this.stopped || this.isReloggingIn) return;
    if (reach() === 'in-room') {
      this.rest();
      return;
    }
    this.giveUp ??= timers.after(GIVE_UP_AFTER, () =>
      this.options.giveUp(new CallError('reconnect-failed', 'room')),
    );
    if (reach() === 'no-network') {
      // Nothing to try; the clock of our patience begins when the network is back.
      this.takeOver?.();
      this.takeOver = null;
    } else {
      this.waitForSdk();
    }
  }

  private waitForSdk(): void {
    const { timers, sdkTries } = this.options;
    if (this.patient && !sdkTries()) {
      this.takeOver?.();
      this.takeOver = null;
    }
    if (this.takeOver) return;
    this.patient = sdkTries();
    this.takeOver = timers.after(this.patient ? PATIENCE : 0, () => this.tryAgain());
  }

  /** Logs in anew though the room can be reached: something in it needs a fresh login. */
  reloginNow(): void {
    if (this.isReloggingIn || this.asked) return;
    this.asked = true;
    this.tryAgain(true);
  }

  /** A socket that is open and silent: another one, now. */
  linkChanged(state: LinkState): void {
    if (state === 'silent' && !this.stopped) this.options.resetLink();
  }

  stop(): void {
    this.stopped = true;
    this.rest();
  }

  private rest(): void {
    this.takeOver?.();
    this.giveUp?.();
    this.takeOver = null;
    this.giveUp = null;
  }

  private tryAgain(evenInRoom = false): void {
    void this.options.run((cancellation) => this.relogin(cancellation, evenInRoom));
  }

  private async relogin(cancellation: Cancellation, evenInRoom: boolean): Promise<void> {
    const { timers, reach } = this.options;
    const due = reach() === 'no-room' || (evenInRoom && reach() === 'in-room');
    this.asked = false;
    if (this.stopped || !due) return;
    this.isReloggingIn = true;
    try {
      await this.options.relogin(cancellation);
    } catch (error) {
      cancellation.check();
      const failure = toCallError(error, 'room');
      if (HOPELESS.includes(failure.kind)) {
        this.options.giveUp(failure);
        return;
      }
    } finally {
      this.isReloggingIn = false;
      this.takeOver?.();
      this.takeOver = null;
    }
    if (reach() !== 'in-room') {
      this.patient = false;
      this.takeOver = timers.after(PAUSE, () => this.tryAgain());
    }
    this.refresh();
  }
}
