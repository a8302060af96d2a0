import type { LinkState } from '../../sdk/voice-engine';
import { CallError } from '../../errors/call-error';
import { consequencesOf } from '../../errors/failures';
import { toCallError } from '../../errors/sdk-error';
import type { Cancellation } from '../async/cancellation';
import type { Reach } from '../room/reachability';
import type { Timers } from '../async/timers';

export interface RecoveryOptions {
  readonly timers: Timers;
  readonly reach: () => Reach;
  /** Whether the SDK still tries by itself: once it says DISCONNECTED it doesn't. */
  readonly sdkTries: () => boolean;
  readonly run: (command: (cancellation: Cancellation) => Promise<void>) => Promise<void>;
  /** Out of the room and in again; rejects when it didn't work. */
  readonly relogin: (cancellation: Cancellation) => Promise<void>;
  /** Whether others are heard, whatever the room says. */
  readonly soundFlows: () => boolean;
  /** Whether the cloud can be reached now. */
  readonly probeLink: () => Promise<boolean>;
  readonly resetLink: () => void;
  readonly giveUp: (error: CallError) => void;
}

/** How long the SDK may try by itself before we log in anew, in ms. */
const PATIENCE = 10_000;
/** ms between our tries */
const PAUSE = 2000;
/** The same while there seems to be no network: that is a hint, and costs a battery. */
const PAUSE_WITHOUT_NETWORK = 5000;
/** Where others are heard all the while, the end is put off by so much, in ms. */
const NOT_WHILE_HEARD = 10_000;
/** How long in all, in ms: the SDK's own limit. */
const GIVE_UP_AFTER = 300_000;

/**
 * Brings the room back. The SDK tries by itself, but waits longer and longer between its tries
 * (half a minute and more) and stops after some; so after ten seconds, or as soon as the SDK gives
 * up, this takes over and logs in anew every few seconds until it works or five minutes are over.
 * Nobody who is heard all the while is put out: a login anew interrupts the sound, so as long as there
 * is any, none is begun before the cloud can be reached again.
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
  /** What was the matter when last looked at. */
  private lost: Reach = 'in-room';
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
    this.giveUp ??= timers.after(GIVE_UP_AFTER, () => this.end());
    const isBack = this.lost === 'no-network' && reach() === 'no-room';
    this.lost = reach();
    // The clock of our patience begins when the network is back.
    if (isBack) this.stopWaiting();
    this.waitForSdk();
  }

  private end(): void {
    if (this.options.soundFlows()) {
      this.giveUp = this.options.timers.after(NOT_WHILE_HEARD, () => this.end());
      return;
    }
    this.options.giveUp(new CallError('reconnect-failed', 'room'));
  }

  private stopWaiting(): void {
    this.takeOver?.();
    this.takeOver = null;
  }

  private waitForSdk(): void {
    const { timers, sdkTries } = this.options;
    if (this.patient && !sdkTries()) this.stopWaiting();
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
    this.stopWaiting();
    this.giveUp?.();
    this.giveUp = null;
    this.lost = 'in-room';
  }

  private tryAgain(evenInRoom = false): void {
    void this.options.run((cancellation) => this.relogin(cancellation, evenInRoom));
  }

  private tryLater(): void {
    const { timers, reach } = this.options;
    this.stopWaiting();
    const pause = reach() === 'no-network' ? PAUSE_WITHOUT_NETWORK : PAUSE;
    this.takeOver = timers.after(pause, () => this.tryAgain());
  }

  private async relogin(cancellation: Cancellation, evenInRoom: boolean): Promise<void> {
    const { reach, soundFlows, sdkTries, probeLink } = this.options;
    this.asked = false;
    if (this.stopped || (reach() === 'in-room' && !evenInRoom)) return;
    if (reach() !== 'in-room' && soundFlows() && sdkTries()) {
      const reached = await probeLink();
      cancellation.check();
      if (this.stopped || reach() === 'in-room') return;
      if (!reached) return this.tryLater();
    }
    this.isReloggingIn = true;
    try {
      await this.options.relogin(cancellation);
    } catch (error) {
      cancellation.check();
      const failure = toCallError(error, 'room');
      if (consequencesOf(failure.kind).endsRecovery) {
        this.options.giveUp(failure);
        return;
      }
    } finally {
      this.isReloggingIn = false;
      this.stopWaiting();
    }
    if (reach() !== 'in-room') {
      this.patient = false;
      this.tryLater();
    }
    this.refresh();
  }
}
