/**
 * What each event of the engine changes in the mirror: pure, one function an event, under the
 * event's own name. Events of the SDK may repeat and come in any order; each of these may too.
 */
import type {
  Microphone,
  PlayerState,
  PublisherState,
  RemoteStream,
  RoomState,
  StreamState,
  UpdateType,
  User,
} from '../sdk/voice-engine';
import type { CallState } from './call-state';

type Patch = Partial<CallState>;

/** After DISCONNECTED nobody is here any more: the SDK sends no DELETE and no NO_PLAY for it. */
export function roomStateUpdate(_state: CallState, roomState: RoomState): Patch {
  return roomState === 'DISCONNECTED' ? { roomState, ...emptyRoom } : { roomState };
}

/** The room without anybody. */
export const emptyRoom = {
  users: new Map<never, never>(),
  streams: new Map<never, never>(),
  players: new Map<never, never>(),
  waiting: new Set<never>(),
  publisher: { state: 'NO_PUBLISH', errorCode: 0 },
  onlineCount: 0,
} as const satisfies Patch;

export function roomUserUpdate(
  state: CallState,
  update: UpdateType,
  users: readonly User[],
): Patch {
  const next = new Map(state.users);
  for (const user of users) {
    if (update === 'DELETE') next.delete(user.userID);
    else if (user.userID !== state.self?.userID) next.set(user.userID, user);
  }
  return { users: next };
}

export function roomStreamUpdate(
  state: CallState,
  update: UpdateType,
  streams: readonly RemoteStream[],
): Patch {
  const next = new Map(state.streams);
  const players = new Map(state.players);
  for (const stream of streams) {
    if (update === 'ADD') {
      // One's own of an earlier login, which the cloud has not given up yet: an echo.
      if (stream.user.userID === state.self?.userID) continue;
      next.set(stream.streamID, stream);
      continue;
    }
    next.delete(stream.streamID);
    players.delete(stream.streamID);
  }
  return { streams: next, players };
}

/** Of streams that are gone (the SDK may tell of one after its DELETE) nothing is kept. */
export function streamExtraInfoUpdate(state: CallState, streams: readonly RemoteStream[]): Patch {
  const next = new Map(state.streams);
  for (const { streamID, extraInfo } of streams) {
    const known = next.get(streamID);
    if (known) next.set(streamID, { ...known, extraInfo });
  }
  return { streams: next };
}

export function roomOnlineUserCountUpdate(_state: CallState, onlineCount: number): Patch {
  return { onlineCount };
}

/** Of an earlier stream of ours nothing is taken: a late NO_PUBLISH would hide the new one. */
export function publisherStateUpdate(state: CallState, update: StreamState<PublisherState>): Patch {
  if (update.streamID !== state.self?.streamID) return {};
  return { publisher: { state: update.state, errorCode: update.errorCode } };
}

/** A stream that failed is stopped, and that NO_PLAY knows no reason: the one we know stays. */
export function playerStateUpdate(state: CallState, update: StreamState<PlayerState>): Patch {
  if (!state.streams.has(update.streamID)) return {};
  const { streamID, ...player } = update;
  const stopped = player.state === 'NO_PLAY' && player.errorCode === 0;
  if (stopped && state.players.get(streamID)?.state === 'NO_PLAY') return {};
  return { players: new Map(state.players).set(streamID, player) };
}

export function playbackBlocked(_state: CallState, blocked: boolean): Patch {
  return { playbackBlocked: blocked };
}

export function microphonesUpdate(
  _state: CallState,
  list: readonly Microphone[],
  chosenID: string,
): Patch {
  return { microphones: { list, chosenID } };
}
