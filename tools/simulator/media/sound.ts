/** What happens to a stream's sound on its way. */
export interface SoundEvents {
  /** The far end has answered. */
  connected(): void;
  /** Sound flows. */
  ready(): void;
  /** It can't be opened. With a state code where the phone itself is the reason. */
  failed(code?: number): void;
  /** It was cut while it flowed. */
  lost(): void;
}

/** One stream's sound, from the moment that it is opened. */
export interface SoundHandle {
  /** A publisher's microphone, or a player's volume, was turned on or off. */
  setMuted(muted: boolean): void;
  /** `speaker` or `ear`; meaningless for a publisher. */
  setOutput(mode: string): void;
  /** The numbers of a `netstatus` event. */
  netstatus(tell: (info: Record<string, number>) => void): void;
  /** How loud it is, 0 to 100. */
  volume(tell: (volume: number) => void): void;
  stop(): void;
}

/**
 * Where sound really comes from and goes to. The default carries none: it acts out what a phone
 * would tell of it. The other one is `RealSound`.
 */
export interface SoundBackend {
  publish(url: string, events: SoundEvents): SoundHandle;
  play(url: string, events: SoundEvents): SoundHandle;
}
