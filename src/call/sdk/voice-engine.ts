/**
 * The narrow port between the call and an SDK. One adapter per SDK implements it; nothing above
 * it knows which one. Names, shapes and units are the SDK's own, so that its documentation reads
 * on; what the SDK doesn't tell (the state of its socket, the raw media codes) has names of ours.
 */

/** roomStateUpdate (seed: 我在房间内的连接状态变化通知). */
export type RoomState = 'DISCONNECTED' | 'CONNECTING' | 'CONNECTED';
/** publisherStateUpdate (seed: 用户推送音频流的状态通知). */
export type PublisherState = 'NO_PUBLISH' | 'PUBLISH_REQUESTING' | 'PUBLISHING';
/** playerStateUpdate (seed: 用户拉取音频流的状态通知). */
export type PlayerState = 'NO_PLAY' | 'PLAY_REQUESTING' | 'PLAYING';
/** Where sound comes out: the loudspeaker or the earpiece. */
export type SoundMode = 'speaker' | 'ear';

export interface User {
  readonly userID: string;
  readonly userName: string;
}

/** A stream somebody else publishes in the room. */
export interface RemoteStream {
  readonly streamID: string;
  readonly user: User;
  /** Up to 128 bytes that the publisher attached; ours is in `stream-extra-info.ts`. */
  readonly extraInfo: string;
}

/** A message to everybody in the room (IMRecvBroadcastMessage); whoever sent it doesn't get it. */
export interface BroadcastMessage {
  readonly fromUser: User;
  readonly message: string;
}

export interface StreamState<S> {
  readonly streamID: string;
  readonly state: S;
  /** 0, one of the SDK's codes, or a raw code of live-pusher/live-player. */
  readonly errorCode: number;
}

/** Bitrates in kbit/s as the SDK reports them; on a phone it knows no more of sound than this. */
export interface StreamQuality {
  readonly audioBitrate: number;
}

/**
 * What the signalling socket does, seen at the socket itself: the SDK tells of a lost one only
 * when it logs in again, seconds or minutes later. `late`: an answer is overdue, which proves nothing yet.
 * `silent`: open, but nothing is answered.
 */
export type LinkState = 'connecting' | 'up' | 'late' | 'silent' | 'down';

/** A raw code of the platform's media (live-pusher/live-player statechange or error). */
export interface MediaCode {
  readonly source: 'publisher' | 'player';
  readonly streamID: string;
  readonly code: number;
}

/**
 * An element of the platform could not be put there, changed or taken away (`element`), or would
 * not be started (`start`), which stops nothing.
 */
export interface MediaFault {
  readonly source: 'publisher' | 'player';
  readonly streamID: string;
  readonly of: 'element' | 'start';
  /** 0 where there is none: most have a message alone. */
  readonly code: number;
  /** Another number of WeChat's, 0 where there is none. */
  readonly errno: number;
  /** As the platform says it. */
  readonly message: string;
}

/** A microphone one may choose. */
export interface Microphone {
  readonly deviceID: string;
  /** As the system calls it. */
  readonly name: string;
}

export interface PublishOptions {
  readonly microphoneOn: boolean;
  /** Announced with the stream; up to 128 bytes. */
  readonly extraInfo: string;
}

/** What some phones need after an interruption, for media that should be going. */
export type Workaround =
  /** One's own stream: pause, resume. */
  | 'pause-resume'
  /** Another's that has not begun: play. */
  | 'play'
  /** Another's: resume, mute, unmute. */
  | 'resume-mute'
  /** Another's: the other sound mode, and back. */
  | 'flip-sound-mode';

/** Whether what is listed came, or is gone. */
export type UpdateType = 'ADD' | 'DELETE';

/** Events of a room: its ID comes first. */
export interface RoomEvents {
  roomStateUpdate: [roomID: string, state: RoomState, errorCode: number, extendedData: string];
  roomStateChanged: [roomID: string, reason: string, errorCode: number, extendedData: string];
  roomUserUpdate: [roomID: string, updateType: UpdateType, users: readonly User[]];
  roomOnlineUserCountUpdate: [roomID: string, count: number];
  roomStreamUpdate: [
    roomID: string,
    updateType: UpdateType,
    streams: readonly RemoteStream[],
    extendedData: string,
  ];
  streamExtraInfoUpdate: [roomID: string, streams: readonly RemoteStream[]];
  tokenWillExpire: [roomID: string];
  IMRecvBroadcastMessage: [roomID: string, messages: readonly BroadcastMessage[]];
  /** A text from one program to others. Whom it is from is what the sender says, not what the cloud knows. */
  IMRecvCustomCommand: [roomID: string, fromUser: User, command: string];
}

/** What an engine tells; each listener is called with the arguments of its entry. */
export interface EngineEvents extends RoomEvents {
  publisherStateUpdate: [state: StreamState<PublisherState>];
  playerStateUpdate: [state: StreamState<PlayerState>];
  publishQualityUpdate: [streamID: string, quality: StreamQuality];
  playQualityUpdate: [streamID: string, quality: StreamQuality];
  linkStateUpdate: [state: LinkState];
  /** Something came over the signalling socket. */
  linkHeard: [];
  mediaCode: [code: MediaCode];
  mediaError: [fault: MediaFault];
  /** 0 unknown, 1 best … 6 unusable; of one's own stream the way up, of others' the way down. */
  networkQuality: [streamID: string, level: number];
  /** kbit/s of sound on the network, every other second; some versions of WeChat don't tell. */
  soundFlow: [streamID: string, audioBitrate: number | undefined];
  /** 0 … 100, some times a second and stream. */
  soundLevel: [streamID: string, level: number];
  /**
   * The platform holds one's own microphone back, so that silence goes out of a stream that goes:
   * a browser during a phone call, and some of them after it, too.
   */
  microphoneHeld: [streamID: string, held: boolean];
  /** The person touched the page or pressed a key while one's own stream goes; only a browser tells. */
  touched: [];
  /**
   * A browser plays nothing before the person touches the page (`true`), or plays again after the
   * first touch anywhere (`false`).
   */
  playbackBlocked: [blocked: boolean];
  /**
   * The microphones there are, and which of them the person chose, empty for the system's choice;
   * only a browser tells.
   */
  microphonesUpdate: [microphones: readonly Microphone[], chosenID: string];
}

export type EngineListener<E extends keyof EngineEvents> = (...args: EngineEvents[E]) => void;

/** Stops what was started; calling it again does nothing. */
export type Dispose = () => void;

/**
 * An engine. Every promise may reject with the SDK's own error (see `errors/sdk-error.ts`), and
 * may never settle: the session races it with a timeout of its own.
 */
export interface VoiceEngine {
  /** Of the SDK, as it tells itself, e.g. `3.6.0`. */
  readonly sdkVersion: string;
  on<E extends keyof EngineEvents>(event: E, listener: EngineListener<E>): Dispose;
  /**
   * Gets ready to publish and play: `initContext` is done when it returns, which comes before loginRoom,
   * whose answer may already carry streams. Resolves once the native components are attached; a publish
   * and a play wait for theirs.
   */
  prepare(): Promise<void>;
  /** seed: 登录房间. Resolves once the room is CONNECTED. */
  loginRoom(roomID: string, token: string, user: User): Promise<void>;
  /** seed: 退出房间. Returns at once; DISCONNECTED follows where a room was joined. */
  logoutRoom(roomID: string): void;
  renewToken(roomID: string, token: string): void;
  /** seed: 推送音频流. Resolves when the platform took it; PUBLISHING follows as an event. */
  startPublishing(streamID: string, options: PublishOptions): Promise<void>;
  /** seed: 停止推流. The microphone is off afterwards, whatever state it was in. */
  stopPublishing(): void;
  /** Opens or shuts the microphone of the stream being published. */
  setMicrophone(on: boolean): void;
  /**
   * Records with another of `microphonesUpdate`, now and in the calls to come; with an empty ID with
   * the system's choice. Only where the
   * platform leaves the choice to the app: a browser.
   */
  chooseMicrophone?(deviceID: string): Promise<void>;
  /**
   * Records the stream that goes with a new track of the same microphone, for the old one gives
   * nothing. Only where the platform leaves recording to the app: a browser.
   */
  recordAnew?(): Promise<void>;
  setStreamExtraInfo(streamID: string, extraInfo: string): Promise<void>;
  /**
   * Sends a text to everybody in the room, 1024 bytes at most and 500 ms after the last at the earliest.
   * Resolves when the room took it; one that is on its way at a logout is never answered.
   */
  sendBroadcastMessage(roomID: string, message: string): Promise<void>;
  /** Sends a text to the programs of these users, or of all others where none is named. As above. */
  sendCustomCommand(roomID: string, command: string, toUserIDs: readonly string[]): Promise<void>;
  /** seed: 拉取其他用户的音频. Resolves when the platform took it; PLAYING follows as an event. */
  startPlaying(streamID: string): Promise<void>;
  /** seed: 停止拉流. */
  stopPlaying(streamID: string): void;
  /** Works around a phone's fault for one stream, where it goes. Left out where a platform needs no such thing. */
  applyWorkaround?(streamID: string, how: Workaround): void;
  /**
   * Closes a signalling socket that went `silent`, so that the SDK opens another at once
   * instead of after minutes.
   */
  resetLink(): void;
  /** Whether the cloud can be reached now, asked beside the SDK, which waits between its tries. */
  probeLink(): Promise<boolean>;
  /** seed: 销毁引擎. Releases everything; the engine can't be used again. */
  destroy(): void;
}
