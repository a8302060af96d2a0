import type { Emit } from '../express/express-events';
import type { WebSdk } from './sdk';

/** The SDK's grades of sound, 0 best to 4 worst, on the port's scale. */
const NETWORK_QUALITY = [1, 2, 3, 4, 6] as const;

/** 0 for -1, the SDK's unknown. */
function networkQuality(grade: number): number {
  return NETWORK_QUALITY[grade] ?? 0;
}

/** What a browser's SDK tells of levels and quality, and the mini-program's leaves to its elements. */
export function forwardQualityEvents(zg: WebSdk, emit: Emit): void {
  zg.on('publishQualityUpdate', (streamID, { audio }) =>
    emit('networkQuality', streamID, networkQuality(audio.audioQuality)),
  );
  zg.on('playQualityUpdate', (streamID, { audio }) =>
    emit('networkQuality', streamID, networkQuality(audio.audioQuality)),
  );
  zg.on('soundLevelUpdate', (levels) => {
    for (const { streamID, soundLevel } of levels) emit('soundLevel', streamID, soundLevel);
  });
}
