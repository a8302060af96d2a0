import type { Behaviour } from '../profiles';
import type { Clock } from '../runtime/clock';
import type { MediaTiming } from '../types';
import type { MediaFaults } from './faults';
import type { SoundBackend } from './sound';

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
  readonly faults: Pick<MediaFaults, 'takeStartRefusal' | 'takeStartFailure'>;
  /** Something that a test can see, or hear, is different now. */
  changed(): void;
}
