import type { Dispose, User, VoiceEngine } from '../../sdk/voice-engine';
import type { ReadonlyCallStore } from '../../store/call-store';
import type { HostPort } from '../ports';

/** The part of `Timers` that a feature needs. */
export interface FeatureTimers {
  /** Runs once, after so many ms. @returns how to cancel it */
  after(ms: number, run: () => void): Dispose;
  /** Settles as the work does, or rejects after so many ms. */
  withTimeout<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T>;
}

/** A stay in a room, as far as a feature takes part in it. */
export interface FeatureRoom {
  readonly roomID: string;
  readonly user: User;
  readonly engine: VoiceEngine;
  readonly store: ReadonlyCallStore;
  /** All of them end with the stay. */
  readonly timers: FeatureTimers;
  setMicrophone(on: boolean): void;
  /**
   * Has the token service say anew what one may do, and does it: speaks, or falls silent.
   *
   * @param grant - a host's leave to speak, to be shown. Rejects where the service can't be asked, or refuses
   */
  askRights(grant?: string): Promise<void>;
  /** What hosts can ask for; missing where the token service knows of none. */
  readonly host: HostPort | undefined;
}

/** More than sound that goes on in a room. It begins with each stay in one and ends with it. */
export interface RoomFeature {
  /** Whether people may have come to listen: then the microphone is asked for once the token says that one may speak. */
  readonly hasListeners?: boolean;
  enter(room: FeatureRoom): Dispose;
}
