import type {
  EngineEvents,
  PlayerState,
  PublisherState,
  RemoteStream,
  User,
} from '../voice-engine';
import type { ExpressSdk, ExpressStream, ExpressUser } from './express-sdk';

export type Emit = <E extends keyof EngineEvents>(event: E, ...args: EngineEvents[E]) => void;

/** Told as they come: what they hand out is the port's own. */
const passedOn = [
  'roomStateUpdate',
  'roomStateChanged',
  'roomOnlineUserCountUpdate',
  'tokenWillExpire',
] as const;

/**
 * seed: 设置回调, all of them at once and right after the engine is made, so that none is missed.
 * They are never taken off one by one: `off` with a function it doesn't know removes another.
 */
export function forwardExpressEvents(zg: ExpressSdk, emit: Emit): void {
  for (const event of passedOn) {
    zg.on(event, (...args: unknown[]) => emit(event, ...(args as never)));
  }
  zg.on('roomUserUpdate', (roomID, updateType, userList) =>
    emit('roomUserUpdate', roomID, updateType as 'ADD' | 'DELETE', userList.map(user)),
  );
  zg.on('roomStreamUpdate', (roomID, updateType, streamList, extendedData) =>
    emit(
      'roomStreamUpdate',
      roomID,
      updateType as 'ADD' | 'DELETE',
      streamList.map(stream),
      extendedData,
    ),
  );
  zg.on('streamExtraInfoUpdate', (roomID, streamList) =>
    emit('streamExtraInfoUpdate', roomID, streamList.map(stream)),
  );
  zg.on('publisherStateUpdate', ({ streamID, state, errorCode }) =>
    emit('publisherStateUpdate', { streamID, state: state as PublisherState, errorCode }),
  );
  zg.on('playerStateUpdate', ({ streamID, state, errorCode }) =>
    emit('playerStateUpdate', { streamID, state: state as PlayerState, errorCode }),
  );
  zg.on('publishQualityUpdate', (streamID, stats) =>
    emit('publishQualityUpdate', streamID, { audioBitrate: stats.audio?.audioBitrate ?? 0 }),
  );
  zg.on('playQualityUpdate', (streamID, stats) =>
    emit('playQualityUpdate', streamID, { audioBitrate: stats.audio?.audioBitrate ?? 0 }),
  );
}

/** Copies: the SDK keeps and mutates what it hands out. */
function user({ userID, userName }: ExpressUser): User {
  return { userID, userName: userName || userID };
}

function stream({ streamID, user: publisher, extraInfo }: ExpressStream): RemoteStream {
  return { streamID, user: user(publisher), extraInfo: extraInfo ?? '' };
}
