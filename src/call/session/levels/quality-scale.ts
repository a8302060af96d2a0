import type { NetworkQuality } from '../../store/levels';

/** How often in a row the platform must say it (every two seconds) until it counts. */
const IN_A_ROW = 2;
/** As many readings without a word on the quality, and it is unknown again. */
const UNKNOWN_IN_A_ROW = 5;

/** live-pusher's and live-player's netQualityLevel: 1 best, 2 good, 3 fair, 4 poor … 6 unusable. */
function scale(level: number): NetworkQuality {
  if (level >= 4) return 'poor';
  if (level === 3) return 'fair';
  return level >= 1 ? 'good' : 'unknown';
}

/** The network's quality of one stream, changed only by what lasts: a single reading is noise. */
export class QualityScale {
  private shown: NetworkQuality = 'unknown';
  private next: NetworkQuality = 'unknown';
  private times = 0;

  /** The quality that counts now. */
  get quality(): NetworkQuality {
    return this.shown;
  }

  /** Takes one reading, 0 (unknown) … 6; returns the quality that counts now. */
  reading(level: number): NetworkQuality {
    const quality = scale(level);
    this.times = quality === this.next ? this.times + 1 : 1;
    this.next = quality;
    if (this.times >= this.needed(quality)) this.shown = quality;
    return this.shown;
  }

  private needed(quality: NetworkQuality): number {
    if (quality === 'unknown') return UNKNOWN_IN_A_ROW;
    return this.shown === 'unknown' ? 1 : IN_A_ROW;
  }
}
