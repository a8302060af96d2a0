import type { SoundMode } from '../sdk/voice-engine';

/** What a person asked for at home, or an invitation brought. */
export interface JoinRequest {
  readonly roomID: string;
  readonly userName: string;
}

/**
 * What the screen can ask of a call. Nothing here throws or rejects: what comes of it is read
 * from the store.
 */
export interface CallCommands {
  /** Joins a room; leaves another first. Ends in `connected`, or in `ended` with a failure. */
  join(request: JoinRequest): Promise<void>;
  /** Joins the same room once more, after the call ended. */
  rejoin(): Promise<void>;
  /** Hangs up, whatever is under way; afterwards the microphone is off and nothing runs. */
  leave(): Promise<void>;
  /** Shows at once, is rolled back if the engine refuses. */
  setMicrophone(on: boolean): void;
  /** As it stands now, which a screen may show late: two quick taps are off and on. */
  toggleMicrophone(): void;
  setSoundMode(mode: SoundMode): void;
  /** Loudspeaker or earpiece, whichever it is not. */
  toggleSoundMode(): void;
  /** Records with another of the store's `microphones`. */
  chooseMicrophone(deviceID: string): void;
  /** Takes the sound back after an interruption of which the phone doesn't say that it is over. */
  endInterruption(): void;
  /** Tries again to publish one's own stream after `publishFailure`. */
  retryPublish(): void;
  /** Tries again to play one member's stream. */
  retryPlay(streamID: string): void;
  /** Plays a stream that waits for a tap, in place of the one silent for the longest. */
  listenTo(streamID: string): void;
}
