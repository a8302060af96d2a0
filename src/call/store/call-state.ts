import type { Failure } from '../errors/call-error';
import type {
  PlayerState,
  PublisherState,
  RemoteStream,
  RoomState,
  SoundMode,
  User,
} from '../engine/voice-engine';

/** Where the call stands. Every phase has a face on the screen and a way out. */
export type CallPhase =
  | 'idle'
  | 'preparing'
  | 'joining'
  | 'connected'
  | 'reconnecting'
  | 'interrupted'
  | 'leaving'
  | 'ended';

/** Somebody's microphone as they announce it; `unknown` until they do. */
export type MicrophoneState = 'on' | 'off' | 'unknown';

/** One's own part in the call. */
export interface Self extends User {
  readonly streamID: string;
}

/**
 * The mirror of the call. Only the session writes it; docs/state.md says which event writes what.
 */
export interface CallState {
  readonly phase: CallPhase;
  readonly roomID: string;
  /** The name typed at home; `self` follows once the token service said who we are. */
  readonly userName: string;
  readonly self: Self | null;
  /** roomStateUpdate */
  readonly roomState: RoomState;
  /** roomUserUpdate: the others, by userID. */
  readonly users: Readonly<Record<string, User>>;
  /** roomStreamUpdate and streamExtraInfoUpdate: the others' streams, by streamID. */
  readonly streams: Readonly<Record<string, RemoteStream>>;
  /** publisherStateUpdate */
  readonly publisher: { readonly state: PublisherState; readonly errorCode: number };
  /** playerStateUpdate, by streamID. */
  readonly players: Readonly<
    Record<string, { readonly state: PlayerState; readonly errorCode: number }>
  >;
  /** roomOnlineUserCountUpdate; 0 until the room tells. */
  readonly onlineCount: number;
  readonly microphoneOn: boolean;
  readonly soundMode: SoundMode;
  /** When the room was joined, in ms since 1970; kept over reconnections. */
  readonly connectedAt: number | null;
  /** When the call ended, in ms since 1970. */
  readonly endedAt: number | null;
  /** Since when the room can't be reached, in ms since 1970. */
  readonly reconnectingSince: number | null;
  /** What ended the call; `null` after a plain hang-up. */
  readonly failure: Failure | null;
  /** What is wrong with one's own microphone or stream while the call goes on. */
  readonly publishFailure: Failure | null;
}

/** The state before any call. */
export const initialCallState: CallState = {
  phase: 'idle',
  roomID: '',
  userName: '',
  self: null,
  roomState: 'DISCONNECTED',
  users: {},
  streams: {},
  publisher: { state: 'NO_PUBLISH', errorCode: 0 },
  players: {},
  onlineCount: 0,
  microphoneOn: true,
  soundMode: 'speaker',
  connectedAt: null,
  endedAt: null,
  reconnectingSince: null,
  failure: null,
  publishFailure: null,
};
