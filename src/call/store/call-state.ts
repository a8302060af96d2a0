import type { Failure } from '../errors/call-error';
import type {
  Microphone,
  PlayerState,
  PublisherState,
  RemoteStream,
  RoomState,
  SoundMode,
  User,
} from '../sdk/voice-engine';
import type { Role } from '../validation/role';

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
  /** What one is in the room, as the token says. */
  readonly role: Role;
  /** Whether the token lets one publish: else one listens, and no microphone is asked for. */
  readonly mayPublish: boolean;
  /** roomStateUpdate */
  readonly roomState: RoomState;
  /**
   * roomUserUpdate: the others, by userID, in the order in which they came. A map, as the two
   * below: an object would list ids that are whole numbers first and trip over `__proto__`.
   */
  readonly users: ReadonlyMap<string, User>;
  /** roomStreamUpdate and streamExtraInfoUpdate: the others' streams, by streamID. */
  readonly streams: ReadonlyMap<string, RemoteStream>;
  /** publisherStateUpdate */
  readonly publisher: { readonly state: PublisherState; readonly errorCode: number };
  /** playerStateUpdate, by streamID. */
  readonly players: ReadonlyMap<
    string,
    { readonly state: PlayerState; readonly errorCode: number }
  >;
  /** Streams that are not played, for so many are already: a tap on one plays it. */
  readonly waiting: ReadonlySet<string>;
  /** roomOnlineUserCountUpdate; 0 until the room tells. */
  readonly onlineCount: number;
  readonly microphoneOn: boolean;
  readonly soundMode: SoundMode;
  /** When the room was joined, in ms of `steadyNow`; kept over reconnections. */
  readonly connectedAt: number | null;
  /** When the call ended, in ms of `steadyNow`. */
  readonly endedAt: number | null;
  /** Since when the room can't be reached, in ms of `steadyNow`. */
  readonly reconnectingSince: number | null;
  /** Why it can't: no network at all, or no word from the room over one that is there. */
  readonly reconnectingCause: 'no-network' | 'no-room' | null;
  /** Whether one's own network has been poor for some seconds: worth a hint, no more. */
  readonly weakNetwork: boolean;
  /** What ended the call; `null` after a plain hang-up. */
  readonly failure: Failure | null;
  /** What is wrong with one's own microphone or stream while the call goes on. */
  readonly publishFailure: Failure | null;
  /** Why nothing seems to come out of one's own microphone though it is on: worth a hint, no more. */
  readonly microphoneHint:
    'microphone-silent' | 'microphone-refused-by-system' | 'camera-refused-by-system' | null;
  /** playbackBlocked: the others are heard only after a touch of the page. */
  readonly playbackBlocked: boolean;
  /** microphonesUpdate: what one may record with. */
  readonly microphones: {
    readonly list: readonly Microphone[];
    /** Which one the person chose; empty: the system chooses. */
    readonly chosenID: string;
  };
}

/** The state before any call. */
export const initialCallState: CallState = {
  phase: 'idle',
  roomID: '',
  userName: '',
  self: null,
  role: 'speaker',
  mayPublish: true,
  roomState: 'DISCONNECTED',
  users: new Map(),
  streams: new Map(),
  publisher: { state: 'NO_PUBLISH', errorCode: 0 },
  players: new Map(),
  waiting: new Set(),
  onlineCount: 0,
  microphoneOn: true,
  soundMode: 'speaker',
  connectedAt: null,
  endedAt: null,
  reconnectingSince: null,
  reconnectingCause: null,
  weakNetwork: false,
  failure: null,
  publishFailure: null,
  microphoneHint: null,
  playbackBlocked: false,
  microphones: { list: [], chosenID: '' },
};
