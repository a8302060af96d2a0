import { CallError } from '../../errors/call-error';
import { consequencesOf } from '../../errors/failures';
import { toCallError } from '../../errors/sdk-error';
import type { Cancellation } from '../async/cancellation';
import type { Reach } from './reachability';
import type { Timers } from '../async/timers';
import { ECHO_MS } from './network-evidence';

export interface RecoveryOptions {
  readonly timers: Timers;
  /** From 0 to 1, as `Math.random`. */
  readonly random: () => number;
  readonly reach: () => Reach;
  /** Whether the SDK still tries by itself: once it says DISCONNECTED it doesn't. */
  readonly sdkTries: () => boolean;
  readonly run: (command: (cancellation: Cancellation) => Promise<void>) => Promise<void>;
  /** Out of the room and in again; rejects when it didn't work. */
  readonly relogin: (cancellation: Cancellation) => Promise<void>;
  /** When somebody else was last heard, in ms of the timers' clock, whatever the room says. */
  readonly heardAt: () => number;
  /** Whether the media say that their network is gone, and nobody was heard since. */
  readonly soundLost: () => boolean;
  /** Whether the cloud can be reached now, asked with a socket of our own. */
  readonly probeLink: () => Promise<boolean>;
  readonly giveUp: (error: CallError) => void;
}

/** From one knock to the next, in ms, at the least: with the spread, never more than one a second. */
const APART = 1000;
/** Up to so much is added to every pause, in ms, and waited for first: many phones of one network don't come as one. */
const SPREAD = 200;
const FIRST_SPREAD = 800;
/** The SDK's first try comes within 3 s; where no sound is lost it may have it, in ms. */
const FIRST_TRY = 3500;
/** How long the SDK may try by itself while others are heard, in ms: a login anew would interrupt them. */
const PATIENCE = 10_000;
/** From when on knocks are further apart, in ms since the loss, and how far. */
const LONG = 150_000;
const APART_AFTER_LONG = 4000;
/** The longest wait between two logins that the cloud did not answer, in ms; the first is `APART`. */
const LONGEST_BACKOFF = 8000;
/** For so long a doubt is looked into, in ms: longer than the watch of the socket waits for an answer. */
const DOUBT_LASTS = 20_000;
/** Others pause when they speak: who was heard so lately is heard, in ms. */
const SOUND_LASTS = 10_000;
/** Where others are heard all the while, the end is put off by so much, in ms. */
const NOT_WHILE_HEARD = 10_000;
/** How long in all, in ms: the SDK's own limit. */
const GIVE_UP_AFTER = 300_000;

/** How long one login anew may take, in ms. */
export const ATTEMPT_WITHIN = 6000;

export interface Recovery {
  /** To be called whenever the reach may have changed. */
  refresh(): void;
  /**
   * A try may be worth it: never sooner than a second after the last, and not before its time where
   * logins failed, unless the phone itself `told` that something changed. A room that was taken for well is
   * in doubt from now on, until a knock is answered or something comes over its own socket.
   */
  hint(told?: boolean): void;
  /** Something came over the room's own socket. */
  heard(): void;
  /** Logs in anew though the room can be reached: something in it needs a fresh login. */
  reloginNow(): void;
  stop(): void;
}

/**
 * Brings the room back. The SDK waits longer and longer between its tries (half a minute and more), so
 * this knocks at the cloud once a second with a socket of its own, and logs in anew as soon as one opens:
 * whether the phone tells of the network's return or not. What is told starts a knock, and never ends the
 * trying. Nobody who is heard all the while is put out before the SDK had its chance. A closure, for
 * that is shorter in a package where every byte is counted.
 */
export function createRecovery(options: RecoveryOptions): Recovery {
  const { timers, random, reach, sdkTries, heardAt, soundLost, probeLink } = options;
  /** Whether a login anew is under way: a DISCONNECTED is then our own doing. */
  let isReloggingIn = false;
  let cancelKnock = (): void => undefined;
  let dueAt = Infinity;
  let knockedAt = -Infinity;
  let lostAt: number | null = null;
  let doubtedAt = -Infinity;
  /** Logins in a row that failed though a knock was answered. */
  let failures = 0;
  let cancelGiveUp = (): void => undefined;
  /** What was the matter when last looked at. */
  let lost: Reach = 'in-room';
  let stopped = false;
  /** Whether a login anew was asked for that has not begun. */
  let asked = false;

  const spread = (most: number) => random() * most;
  const doubts = () => timers.now() - doubtedAt < DOUBT_LASTS;

  function callOff(): void {
    cancelKnock();
    dueAt = Infinity;
  }

  function rest(): void {
    callOff();
    doubtedAt = -Infinity;
    cancelGiveUp();
    lostAt = null;
    failures = 0;
    lost = 'in-room';
  }

  /** Makes the next knock come so soon, if it was not to come sooner. */
  function knockIn(ms: number): void {
    const now = timers.now();
    const at = Math.max(now + ms, knockedAt + APART);
    if (at >= dueAt) return;
    callOff();
    dueAt = at;
    cancelKnock = timers.after(at - now, () => {
      dueAt = Infinity;
      knock();
    });
  }

  function knock(): void {
    if (isReloggingIn || (lostAt === null && !doubts())) return;
    const now = (knockedAt = timers.now());
    // The next is due whatever becomes of this one: on a dead network it may hang.
    const isLong = now - (lostAt ?? now) > LONG;
    knockIn((isLong ? APART_AFTER_LONG : APART) + spread(SPREAD));
    void probeLink().then((reached) => {
      if (!reached) return;
      // A dead socket would have shown by now.
      if (reach() === 'in-room') it.heard();
      else if (!leavesIt()) tryAgain();
    });
  }

  /** Whether others are heard though the room is lost; for twice an echo's time nobody can tell. */
  function soundFlows(): boolean {
    const [now, at, from] = [timers.now(), heardAt(), lostAt ?? 0];
    if (soundLost() || now - at > SOUND_LASTS) return false;
    return at > from + ECHO_MS || now < from + 2 * ECHO_MS;
  }

  /** Whether the SDK is left to it: nobody is to be put out who is heard. */
  const leavesIt = () => soundFlows() && sdkTries() && timers.now() - (lostAt ?? 0) < PATIENCE;

  function end(): void {
    if (soundFlows()) cancelGiveUp = timers.after(NOT_WHILE_HEARD, end);
    else options.giveUp(new CallError('reconnect-failed', 'room'));
  }

  function tryAgain(evenInRoom = false): void {
    if (stopped || isReloggingIn || asked) return;
    asked = true;
    void options.run((cancellation) => relogin(cancellation, evenInRoom));
  }

  async function relogin(cancellation: Cancellation, evenInRoom: boolean): Promise<void> {
    asked = false;
    if (stopped || (reach() === 'in-room' && !evenInRoom)) return;
    isReloggingIn = true;
    try {
      await options.relogin(cancellation);
    } catch (error) {
      cancellation.check();
      failures += 1;
      const failure = toCallError(error, 'room');
      if (consequencesOf(failure.kind).endsRecovery) return options.giveUp(failure);
    } finally {
      isReloggingIn = false;
    }
    if (reach() !== 'in-room' && !stopped) {
      callOff();
      const pause = Math.min(APART * 2 ** (failures - 1), LONGEST_BACKOFF);
      knockIn(pause + spread((SPREAD * pause) / APART));
    }
    it.refresh();
  }

  const it: Recovery = {
    refresh() {
      if (stopped || isReloggingIn) return;
      const before = lost;
      lost = reach();
      if (lost === 'in-room') {
        if (before !== lost) rest();
        return;
      }
      if (lostAt === null) {
        lostAt = timers.now();
        cancelGiveUp = timers.after(GIVE_UP_AFTER, end);
      }
      if (before === 'no-network' && lost === 'no-room') {
        it.hint(true);
        return;
      }
      // A login that failed has its own time.
      if (failures > 0) return;
      const soon = lost === 'no-network' || !sdkTries() || soundLost();
      knockIn((soon ? 0 : FIRST_TRY) + spread(FIRST_SPREAD));
    },
    hint(told = false) {
      if (stopped) return;
      if (told) failures = 0;
      if (failures === 0) knockIn(spread(FIRST_SPREAD));
      if (lostAt === null && !doubts()) doubtedAt = timers.now();
    },
    heard() {
      doubtedAt = -Infinity;
      if (lostAt === null) callOff();
    },
    reloginNow: () => tryAgain(true),
    stop() {
      stopped = true;
      rest();
    },
  };
  return it;
}
