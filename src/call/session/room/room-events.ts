import type { Dispose, LinkState, RoomState, VoiceEngine } from '../../sdk/voice-engine';
import type { CallStore } from '../../store/call-store';
import * as mirror from '../../store/mirror';

/** What follows from the room's events, besides their place in the mirror; of streams: `stream-events.ts`. */
export interface RoomEventsTarget {
  /** The state of the room; the target writes it, for what it means depends on the call. */
  onRoomState(state: RoomState, code: number, extendedData: string): void;
  /** Comes before an event that lists who is in the room. */
  onListing(): void;
  onStreams(): void;
  onTokenWillExpire(): void;
  onLink(state: LinkState): void;
  /** Something came over the socket. */
  onLinkHeard(): void;
}

/** seed: 常见通知回调, those of one room, each to its one place in the mirror. */
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
    engine.on(
      'tokenWillExpire',
      inRoom(() => target.onTokenWillExpire()),
    ),
    engine.on('linkStateUpdate', (state) => target.onLink(state)),
    engine.on('linkHeard', () => target.onLinkHeard()),
  ];
  return () => disposers.forEach((dispose) => dispose());
}
