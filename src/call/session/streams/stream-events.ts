import type { Dispose, MediaCode, MediaFault, VoiceEngine } from '../../sdk/voice-engine';
import type { CallStore } from '../../store/call-store';
import * as mirror from '../../store/mirror';

/** What follows from the streams' events, besides their place in the mirror. */
export interface StreamEventsTarget {
  /** `running`, or stopped with a code of the SDK or the platform. */
  onStream(step: 'publish' | 'play', streamID: string, running: boolean, code: number): void;
  /** 0 … 100 */
  onSoundLevel(streamID: string, level: number): void;
  /** kbit/s, where it is known */
  onFlow(streamID: string, audioBitrate: number | undefined): void;
  /** 0 unknown, 1 best … 6 unusable */
  onQuality(streamID: string, level: number): void;
  onMediaCode(code: MediaCode): void;
  onMediaError(fault: MediaFault): void;
  onMicrophoneHeld(streamID: string, held: boolean): void;
  onTouched(): void;
}

/** seed: 常见通知回调, those of streams, each to its one place in the mirror. */
export function listenToStreams(
  engine: Pick<VoiceEngine, 'on'>,
  store: CallStore,
  target: StreamEventsTarget,
): Dispose {
  const disposers = [
    engine.on('publisherStateUpdate', (update) => {
      store.setState((now) => mirror.publisherStateUpdate(now, update));
      const { streamID, state, errorCode } = update;
      if (state === 'PUBLISH_REQUESTING') return;
      target.onStream('publish', streamID, state === 'PUBLISHING', errorCode);
    }),
    engine.on('playerStateUpdate', (update) => {
      store.setState((now) => mirror.playerStateUpdate(now, update));
      const { streamID, state, errorCode } = update;
      if (state === 'PLAY_REQUESTING') return;
      target.onStream('play', streamID, state === 'PLAYING', errorCode);
    }),
    engine.on('networkQuality', (streamID, level) => target.onQuality(streamID, level)),
    engine.on('soundFlow', (streamID, audioBitrate) => target.onFlow(streamID, audioBitrate)),
    engine.on('soundLevel', (streamID, level) => target.onSoundLevel(streamID, level)),
    engine.on('playbackBlocked', (playbackBlocked) => store.setState({ playbackBlocked })),
    engine.on('microphonesUpdate', (list, chosenID) =>
      store.setState({ microphones: { list, chosenID } }),
    ),
    engine.on('mediaCode', (code) => target.onMediaCode(code)),
    engine.on('mediaError', (fault) => target.onMediaError(fault)),
    engine.on('microphoneHeld', (streamID, held) => target.onMicrophoneHeld(streamID, held)),
    engine.on('touched', () => target.onTouched()),
  ];
  return () => disposers.forEach((dispose) => dispose());
}
