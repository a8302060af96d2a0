import type {
  EngineEvents,
  PlayerState,
  PublisherState,
  RemoteStream,
  RoomState,
  User,
} from '../voice-engine';
import type { WebSdk, WebSdkStream, WebSdkUser } from './sdk';

type Emit = <E extends keyof EngineEvents>(event: E, ...args: EngineEvents[E]) => void;

/** The SDK's grades of sound, 0 best to 4 worst, on the port's scale. */
const NETWORK_QUALITY = [1, 2, 3, 4, 6] as const;

/** 0 for -1, the SDK's unknown. */
export function networkQuality(grade: number): number {
  return NETWORK_QUALITY[grade] ?? 0;
}

/**
 * seed: 设置回调, all of them at once and right after the engine is made, so that none is missed.
 * The browser's SDK has the events of the mini-program's, and a few more.
 */
export function forwardSdkEvents(zg: WebSdk, emit: Emit): void {
  zg.on('roomStateUpdate', (roomID, state, errorCode, extendedData) =>
    emit('roomStateUpdate', roomID, state as RoomState, errorCode, extendedData),
  );
  zg.on('roomStateChanged', (roomID, reason, errorCode, extendedData) =>
    emit('roomStateChanged', roomID, reason, errorCode, extendedData),
  );
  zg.on('roomUserUpdate', (roomID, updateType, userList) =>
    emit('roomUserUpdate', roomID, updateType as 'ADD' | 'DELETE', userList.map(user)),
  );
  zg.on('roomOnlineUserCountUpdate', (roomID, count) =>
    emit('roomOnlineUserCountUpdate', roomID, count),
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
  zg.on('publishQualityUpdate', (streamID, { audio }) => {
    emit('publishQualityUpdate', streamID, { audioBitrate: audio.audioBitrate });
    emit('networkQuality', streamID, networkQuality(audio.audioQuality));
  });
  zg.on('playQualityUpdate', (streamID, { audio }) => {
    emit('playQualityUpdate', streamID, { audioBitrate: audio.audioBitrate });
    emit('networkQuality', streamID, networkQuality(audio.audioQuality));
  });
  zg.on('soundLevelUpdate', (levels) => {
    for (const { streamID, soundLevel } of levels) emit('soundLevel', streamID, soundLevel);
  });
  zg.on('tokenWillExpire', (roomID) => emit('tokenWillExpire', roomID));
}

/** Copies: the SDK keeps and mutates what it hands out. */
function user({ userID, userName }: WebSdkUser): User {
  return { userID, userName: userName || userID };
}

function stream({ streamID, user: publisher, extraInfo }: WebSdkStream): RemoteStream {
  return { streamID, user: user(publisher), extraInfo: extraInfo ?? '' };
}
