import type { EngineEmitter } from '../emitter';
import type {
  EngineEvents,
  PlayerState,
  PublisherState,
  RemoteStream,
  RoomState,
  StreamQuality,
  UpdateType,
  User,
} from '../voice-engine';
import type {
  ExpressEvents,
  ExpressSdk,
  ExpressStats,
  ExpressStream,
  ExpressUser,
} from './express-sdk';

/** Every event that both SDKs have: of its arguments, those of the port. */
const ported: {
  readonly [E in keyof ExpressEvents]: (...told: Parameters<ExpressEvents[E]>) => EngineEvents[E];
} = {
  roomStateUpdate: (roomID, state, ...rest) => [roomID, state as RoomState, ...rest],
  roomStateChanged: (...told) => told,
  roomUserUpdate: (roomID, update, users) => [roomID, update as UpdateType, users.map(user)],
  roomOnlineUserCountUpdate: (...told) => told,
  roomStreamUpdate: (roomID, update, streams, extendedData) => [
    roomID,
    update as UpdateType,
    streams.map(stream),
    extendedData,
  ],
  streamExtraInfoUpdate: (roomID, streams) => [roomID, streams.map(stream)],
  publisherStateUpdate: ({ streamID, state, errorCode }) => [
    { streamID, state: state as PublisherState, errorCode },
  ],
  playerStateUpdate: ({ streamID, state, errorCode }) => [
    { streamID, state: state as PlayerState, errorCode },
  ],
  publishQualityUpdate: (streamID, stats) => [streamID, quality(stats)],
  playQualityUpdate: (streamID, stats) => [streamID, quality(stats)],
  tokenWillExpire: (...told) => told,
  IMRecvBroadcastMessage: (roomID, messages) => [
    roomID,
    messages.map(({ fromUser, message }) => ({ fromUser: user(fromUser), message })),
  ],
  IMRecvCustomCommand: (roomID, fromUser, command) => [roomID, user(fromUser), command],
};

/**
 * seed: 设置回调, all of them at once and right after the engine is made, so that none is missed.
 * They are never taken off one by one: `off` with a function it doesn't know removes another.
 */
export function forwardExpressEvents(zg: ExpressSdk, emitter: EngineEmitter): void {
  for (const event of Object.keys(ported) as (keyof ExpressEvents)[]) {
    const port = ported[event] as (...told: unknown[]) => EngineEvents[typeof event];
    zg.on(event, (...told: unknown[]) => emitter.emit(event, ...port(...told)));
  }
}

/** Copies: the SDK keeps and mutates what it hands out. */
function user({ userID, userName }: ExpressUser): User {
  return { userID, userName: userName || userID };
}

function stream({ streamID, user: publisher, extraInfo }: ExpressStream): RemoteStream {
  return { streamID, user: user(publisher), extraInfo: extraInfo ?? '' };
}

function quality({ audio }: ExpressStats): StreamQuality {
  return { audioBitrate: audio?.audioBitrate ?? 0 };
}
