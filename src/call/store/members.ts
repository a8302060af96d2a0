import type { RemoteStream } from '../sdk/voice-engine';
import { isVisible } from '../validation/visible';
import { microphoneOf } from './stream-extra-info';
import type { CallState, MicrophoneState } from './call-state';

/**
 * How far a member's sound has come. `listening`: in the room without a stream; `waiting`: so many
 * are heard already that this one is heard at a tap (`CallCommands.listenTo`).
 */
export type MemberConnection = 'connecting' | 'connected' | 'failed' | 'listening' | 'waiting';

/** A person in the call, as a tile shows them. */
export interface Member {
  readonly userID: string;
  readonly userName: string;
  readonly self: boolean;
  readonly connection: MemberConnection;
  readonly microphone: MicrophoneState;
  /** The stream that carries their sound; empty without one. */
  readonly streamID: string;
}

/**
 * Who is in the call: oneself first, the others in the order in which they came. A publisher
 * counts though the room has not (or not yet) announced the user.
 */
export function memberIDs(state: CallState): string[] {
  const ids = new Set<string>();
  if (state.self) ids.add(state.self.userID);
  for (const userID of state.users.keys()) ids.add(userID);
  for (const stream of state.streams.values()) ids.add(stream.user.userID);
  return [...ids];
}

/** Of more people than this, those who only listen are counted and have no tile. */
export const MOST_TILES = 50;

/** Who can be heard: whoever has a stream, and oneself if one may. */
export function speakerIDs({ self, streams, mayPublish }: CallState): string[] {
  const ids = new Set(self && mayPublish ? [self.userID] : []);
  for (const { user } of streams.values()) ids.add(user.userID);
  return [...ids];
}

/** Who has a tile: everyone, or in a crowd whoever can be heard, and oneself. */
export function tileIDs(state: CallState): string[] {
  const ids = memberIDs(state);
  if (ids.length <= MOST_TILES) return ids;
  const shown = new Set([state.self?.userID, ...speakerIDs(state)]);
  return ids.filter((userID) => shown.has(userID));
}

/** One member; `null` once they have left. */
export function memberByID(state: CallState, userID: string): Member | null {
  return state.self?.userID === userID ? selfMember(state) : remoteMember(state, userID);
}

function selfMember(state: CallState): Member | null {
  const { self, publisher, publishFailure, microphoneHint, mayPublish } = state;
  if (!self) return null;
  const who = { userID: self.userID, userName: self.userName, self: true, streamID: self.streamID };
  if (!mayPublish) return { ...who, connection: 'listening', microphone: 'unknown' };
  const connected = publisher.state === 'PUBLISHING';
  return {
    ...who,
    connection: connected ? 'connected' : publishFailure ? 'failed' : 'connecting',
    // Nothing seems to come out of it: a tile that shows it on would say the contrary.
    microphone: !state.microphoneOn ? 'off' : microphoneHint ? 'unknown' : 'on',
  };
}

function remoteMember(state: CallState, userID: string): Member | null {
  const stream = streamOf(state, userID);
  const user = state.users.get(userID) ?? stream?.user;
  if (!user) return null;
  return {
    userID,
    // Another app may let names pass of which there is nothing to see.
    userName: [user.userName, stream?.user.userName ?? ''].find(isVisible) ?? userID,
    self: false,
    connection: stream ? playing(state, stream) : 'listening',
    microphone: stream ? microphoneOf(stream.extraInfo) : 'unknown',
    streamID: stream?.streamID ?? '',
  };
}

/**
 * The newest that is heard, else the newest: after somebody's login anew the cloud may still hold
 * their stream of before for a while.
 */
function streamOf(state: CallState, userID: string): RemoteStream | undefined {
  let newest: RemoteStream | undefined;
  let heard: RemoteStream | undefined;
  for (const stream of state.streams.values()) {
    if (stream.user.userID !== userID) continue;
    newest = stream;
    if (state.players.get(stream.streamID)?.state === 'PLAYING') heard = stream;
  }
  return heard ?? newest;
}

function playing(state: CallState, stream: RemoteStream): MemberConnection {
  if (state.waiting.has(stream.streamID)) return 'waiting';
  const player = state.players.get(stream.streamID);
  if (player?.state === 'PLAYING') return 'connected';
  return player?.state === 'NO_PLAY' && player.errorCode !== 0 ? 'failed' : 'connecting';
}
