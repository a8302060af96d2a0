import { noLevels, type LevelsStore, type NetworkQuality } from '../../store/levels';
import { QualityScale } from './quality-scale';
import { Speech } from './speech';
import type { Timers } from '../async/timers';

interface StreamLevel {
  readonly speech: Speech;
  readonly scale: QualityScale;
}

/**
 * Makes of some readings a second and stream the few changes a person can see: the writer of the
 * levels store. It keeps streams that are listed, and forgets them with their last listing.
 */
export class StreamLevels {
  private readonly levels = new Map<string, StreamLevel>();

  constructor(
    private readonly store: LevelsStore,
    private readonly timers: Timers,
  ) {}

  /** @param level - 0 … 100 */
  sound(streamID: string, level: number): void {
    this.of(streamID).speech.level(level);
  }

  /**
   * @param level - 0 unknown, 1 best … 6 unusable
   * @returns the quality that counts now
   */
  network(streamID: string, level: number): NetworkQuality {
    const { scale } = this.of(streamID);
    const before = scale.quality;
    const quality = scale.reading(level);
    if (quality !== before) {
      this.store.setState((now) => ({ quality: new Map(now.quality).set(streamID, quality) }));
    }
    return quality;
  }

  /** When a stream was last heard speaking, in ms of the session's clock; -Infinity if never. */
  heardAt(streamID: string): number {
    return this.levels.get(streamID)?.speech.heardAt ?? -Infinity;
  }

  /** Its microphone is off: whatever the last levels said, nobody speaks. */
  mute(streamID: string): void {
    this.levels.get(streamID)?.speech.end();
  }

  /** The stream is gone. */
  forget(streamID: string): void {
    const level = this.levels.get(streamID);
    if (!level) return;
    level.speech.end();
    this.levels.delete(streamID);
    if (!this.store.getState().quality.has(streamID)) return;
    this.store.setState((now) => {
      const quality = new Map(now.quality);
      quality.delete(streamID);
      return { quality };
    });
  }

  /** All of them are. */
  clear(): void {
    for (const { speech } of this.levels.values()) speech.end();
    this.levels.clear();
    this.store.setState(noLevels);
  }

  private of(streamID: string): StreamLevel {
    let level = this.levels.get(streamID);
    if (!level) {
      const tell = (speaking: boolean) => this.setSpeaking(streamID, speaking);
      level = { speech: new Speech(this.timers, tell), scale: new QualityScale() };
      this.levels.set(streamID, level);
    }
    return level;
  }

  private setSpeaking(streamID: string, speaking: boolean): void {
    this.store.setState((now) => {
      const next = new Set(now.speaking);
      if (speaking) next.add(streamID);
      else next.delete(streamID);
      return { speaking: next };
    });
  }
}
