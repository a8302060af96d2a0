import type { WebMediaSdk } from '../../media/web/web-handles';

/** The SDK's events as this adapter hears them, by the SDK's own names and argument order. */
export interface WebSdkEvents {
  roomStateUpdate(roomID: string, state: string, errorCode: number, extendedData: string): void;
  roomStateChanged(roomID: string, reason: string, errorCode: number, extendedData: string): void;
  roomUserUpdate(roomID: string, updateType: string, userList: WebSdkUser[]): void;
  roomOnlineUserCountUpdate(roomID: string, count: number): void;
  roomStreamUpdate(
    roomID: string,
    updateType: string,
    streamList: WebSdkStream[],
    extendedData: string,
  ): void;
  streamExtraInfoUpdate(roomID: string, streamList: WebSdkStream[]): void;
  publisherStateUpdate(result: WebSdkStreamState): void;
  playerStateUpdate(result: WebSdkStreamState): void;
  publishQualityUpdate(streamID: string, stats: WebSdkStats): void;
  playQualityUpdate(streamID: string, stats: WebSdkStats): void;
  playerAudioTrackUpdate(streamID: string, track: MediaStreamTrack): void;
  soundLevelUpdate(levels: { streamID: string; soundLevel: number }[]): void;
  tokenWillExpire(roomID: string): void;
}

export interface WebSdkUser {
  userID: string;
  userName?: string;
}

export interface WebSdkStream {
  streamID: string;
  user: WebSdkUser;
  extraInfo?: string;
}

export interface WebSdkStreamState {
  streamID: string;
  state: string;
  errorCode: number;
}

/** `audioQuality`: -1 unknown, 0 best … 4 worst. */
export interface WebSdkStats {
  audio: { audioBitrate: number; audioQuality: number };
}

/** The calls of the web SDK's ZegoExpressEngine 3.12.0 that this app makes. */
export interface WebSdk extends WebMediaSdk {
  getVersion(): string;
  on<E extends keyof WebSdkEvents>(event: E, listener: WebSdkEvents[E]): boolean;
  setDebugVerbose(enable: boolean): void;
  setLogConfig(config: { logLevel: 'disable' }): boolean;
  /** `interval` in ms, 100 to 3000. */
  setSoundLevelDelegate(
    enable: boolean,
    interval: number,
    options: { enableInBackground: boolean },
  ): void;
  loginRoom(
    roomID: string,
    token: string,
    user: { userID: string; userName: string },
    config: { userUpdate: boolean },
  ): Promise<boolean>;
  logoutRoom(roomID: string): void;
  renewToken(token: string, roomID: string): boolean;
  setStreamExtraInfo(
    streamID: string,
    extraInfo: string,
  ): Promise<{ errorCode: number; extendedData?: string }>;
  destroyEngine(): void;
}

/** `ZegoExpressEngine` itself, as `import()` brings it. */
export interface WebSdkConstructor {
  new (appID: number, server: string): WebSdk;
}
