/** What a stream needs of whatever carries its sound. */
export interface SoundHandle {
  /** A publisher's microphone, or a player's volume, was turned on or off. */
  setMuted(muted: boolean): void;
  /** `speaker` or `ear`; meaningless for a publisher. */
  setOutput(mode: string): void;
  stop(): void;
}

/**
 * Where sound really comes from and goes to. The default carries none: the elements then only
 * act out WeChat's events. One that uses WebRTC can be put in its place.
 */
export interface SoundBackend {
  publish(url: string): SoundHandle;
  play(url: string): SoundHandle;
}

const silence: SoundHandle = {
  setMuted: () => undefined,
  setOutput: () => undefined,
  stop: () => undefined,
};

export const silentBackend: SoundBackend = { publish: () => silence, play: () => silence };
