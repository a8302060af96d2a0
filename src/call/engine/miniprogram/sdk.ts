import type { MediaContext } from '../../media/bridge';
import type { MediaSdk } from '../../media/handles';

/** The SDK's events as this adapter hears them, by the SDK's own names and argument order. */
export interface SdkEvents {
  roomStateUpdate(roomID: string, state: string, errorCode: number, extendedData: string): void;
  roomStateChanged(roomID: string, reason: string, errorCode: number, extendedData: string): void;
  roomUserUpdate(roomID: string, updateType: string, userList: SdkUser[]): void;
  roomOnlineUserCountUpdate(roomID: string, count: number): void;
  roomStreamUpdate(
    roomID: string,
    updateType: string,
    streamList: SdkStream[],
    extendedData: string,
  ): void;
  streamExtraInfoUpdate(roomID: string, streamList: SdkStream[]): void;
  publisherStateUpdate(result: SdkStreamState): void;
  playerStateUpdate(result: SdkStreamState): void;
  publishQualityUpdate(streamID: string, stats: SdkStats): void;
  playQualityUpdate(streamID: string, stats: SdkStats): void;
  tokenWillExpire(roomID: string): void;
}

export interface SdkUser {
  userID: string;
  userName?: string;
}

export interface SdkStream {
  streamID: string;
  user: SdkUser;
  extraInfo: string;
}

export interface SdkStreamState {
  streamID: string;
  state: string;
  errorCode: number;
}

export interface SdkStats {
  audio?: { audioBitrate?: number };
}

/** The calls of ZegoExpressEngine 3.6.0 that this app makes. */
export interface Sdk extends MediaSdk {
  on<E extends keyof SdkEvents>(event: E, listener: SdkEvents[E]): boolean;
  getVersion(): string;
  setDebugVerbose(enable: boolean): void;
  setLogConfig(config: { logLevel: 'disable' }): boolean;
  initContext(context: { wxContext: MediaContext; pushAtr: string; playAtr: string }): void;
  loginRoom(
    roomID: string,
    token: string,
    user: { userID: string; userName: string },
    config: { userUpdate: boolean },
  ): Promise<boolean>;
  logoutRoom(roomID: string): void;
  renewToken(token: string, roomID: string): boolean;
  mutePublishStreamAudio(mute: boolean): void;
  setStreamExtraInfo(
    streamID: string,
    extraInfo: string,
  ): Promise<{ errorCode: number; extendedData?: string }>;
  destroyEngine(): void;
}

/** `ZegoExpressEngine` itself: the real one in the app, loaded by hand in tests. */
export interface SdkConstructor {
  new (appID: number, server: string): Sdk;
}
