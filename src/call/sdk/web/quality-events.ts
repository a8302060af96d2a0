import type { EngineEmitter } from '../emitter';
import type { LiveStreams } from './live-streams';
import type { WebSdk, WebSdkStats } from './sdk';

/** The SDK's grades of sound, 0 best to 4 worst, on the port's scale. */
const NETWORK_QUALITY = [1, 2, 3, 4, 6] as const;

/** 0 for -1, the SDK's unknown. */
function networkQuality(grade: number): number {
  return NETWORK_QUALITY[grade] ?? 0;
}

/** What a browser's SDK tells of levels and quality, and the mini-program's leaves to its elements. */
export function forwardQualityEvents(zg: WebSdk, emitter: EngineEmitter, live: LiveStreams): void {
  zg.on('publisherStateUpdate', ({ streamID, state }) =>
    live.follow(streamID, state === 'PUBLISHING'),
  );
  zg.on('playerStateUpdate', ({ streamID, state }) => live.follow(streamID, state === 'PLAYING'));
  const onQuality = (streamID: string, { audio }: WebSdkStats) => {
    if (!(audio.audioBitrate > 0)) return;
    live.follow(streamID, true);
    emitter.emit('networkQuality', streamID, networkQuality(audio.audioQuality));
  };
  zg.on('publishQualityUpdate', onQuality);
  zg.on('playQualityUpdate', onQuality);
  zg.on('soundLevelUpdate', (levels) => {
    for (const { streamID, soundLevel } of levels) {
      if (live.isLive(streamID)) emitter.emit('soundLevel', streamID, soundLevel);
    }
  });
}
