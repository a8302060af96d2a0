import type { Dispose, LinkState, MediaCode, RoomState, VoiceEngine } from '../engine/voice-engine';
import type { CallStore } from '../store/call-store';
import * as mirror from '../store/mirror';

/** What follows from the room's events, besides their place in the mirror. */
export interface RoomEventsTarget {
  /** The state of the room; the target writes it, for what it means depends on the call. */
  onRoomState(state: RoomState, code: number, extendedData: string): void;
  /** Comes before an event that lists who is in the room. */
  onListing(): void;
  onStreams(): void;
  /** `running`, or stopped with a code of the SDK or the platform. */
  onStream(step: 'publish' | 'play', streamID: string, running: boolean, code: number): void;
  /** A stream gave a sign of life. */
  onSign(streamID: string): void;
  onMediaCode(code: MediaCode): void;
  onTokenWillExpire(): void;
  onLink(state: LinkState): void;
}

/** seed: 常见通知回调. Every event of one room, each to its one place in the mirror. */
export function listenToRoom(
  engine: VoiceEngine,
  store: CallStore,
  target: RoomEventsTarget,
): Dispose {
  const { roomID: ourRoomID } = store.getState();
  /** Events of a room that was left may still come. */
  const inRoom =
    <Rest extends unknown[]>(listener: (...rest: Rest) => void) =>
    (roomID: string, ...rest: Rest) => {
      if (roomID === ourRoomID) listener(...rest);
    };

  const disposers = [
    engine.on(
      'roomStateUpdate',
      inRoom((state, code, extendedData) => target.onRoomState(state, code, extendedData)),
    ),
    engine.on(
      'roomUserUpdate',
      inRoom((update, users) => {
        target.onListing();
        store.setState((now) => mirror.roomUserUpdate(now, update, users));
      }),
    ),
    engine.on(
      'roomOnlineUserCountUpdate',
      inRoom((count) => {
        target.onListing();
        store.setState((now) => mirror.roomOnlineUserCountUpdate(now, count));
      }),
    ),
    engine.on(
      'roomStreamUpdate',
      inRoom((update, streams) => {
        target.onListing();
        store.setState((now) => mirror.roomStreamUpdate(now, update, streams));
        target.onStreams();
      }),
    ),
    engine.on(
      'streamExtraInfoUpdate',
      inRoom((streams) => store.setState((now) => mirror.streamExtraInfoUpdate(now, streams))),
    ),
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
    engine.on(
      'tokenWillExpire',
      inRoom(() => target.onTokenWillExpire()),
    ),
    engine.on('linkStateUpdate', (state) => target.onLink(state)),
    engine.on('networkQuality', (streamID) => target.onSign(streamID)),
    engine.on('soundLevel', (streamID) => target.onSign(streamID)),
    engine.on('mediaCode', (code) => target.onMediaCode(code)),
  ];
  return () => disposers.forEach((dispose) => dispose());
}
