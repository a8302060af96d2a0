import type { Behaviour } from '../profiles';
import type { Clock } from '../runtime/clock';
import type { MediaTiming } from '../types';
import type { SoundBackend } from './sound';

/** How the next start() shall fail, for tests. */
export interface StartFailure {
  /** A state code such as -1302. */
  code: number;
  message?: string;
}

/** What the native side of the media needs of its phone. */
export interface MediaHost {
  readonly clock: Clock;
  readonly timing: MediaTiming;
  readonly behaviour: Behaviour;
  readonly sound: SoundBackend;
  readonly isOnline: boolean;
  /** Something else has the sound: a phone call, an alarm. */
  readonly isInterrupted: boolean;
  /** Whether the system lets WeChat record. */
  readonly mayRecord: boolean;
  /** A refusal of start() that a test has asked for; taken once. */
  takeStartRefusal(): boolean;
  /** The same of a failure. */
  takeStartFailure(): StartFailure | undefined;
  /** Something that a test can see, or hear, is different now. */
  changed(): void;
}
