/**
 * What ZEGO's two SDKs, for mini-programs and for browsers, have in common: events and calls of the
 * same names, in the same order of arguments. Each adapter adds its own.
 */

/** The events, as both adapters hear them. */
export interface ExpressEvents {
  roomStateUpdate(roomID: string, state: string, errorCode: number, extendedData: string): void;
  roomStateChanged(roomID: string, reason: string, errorCode: number, extendedData: string): void;
  roomUserUpdate(roomID: string, updateType: string, userList: ExpressUser[]): void;
  roomOnlineUserCountUpdate(roomID: string, count: number): void;
  roomStreamUpdate(
    roomID: string,
    updateType: string,
    streamList: ExpressStream[],
    extendedData: string,
  ): void;
  streamExtraInfoUpdate(roomID: string, streamList: ExpressStream[]): void;
  publisherStateUpdate(result: ExpressStreamState): void;
  playerStateUpdate(result: ExpressStreamState): void;
  publishQualityUpdate(streamID: string, stats: ExpressStats): void;
  playQualityUpdate(streamID: string, stats: ExpressStats): void;
  tokenWillExpire(roomID: string): void;
  IMRecvBroadcastMessage(roomID: string, messages: ExpressMessage[]): void;
  IMRecvCustomCommand(roomID: string, fromUser: ExpressUser, command: string): void;
}

export interface ExpressUser {
  userID: string;
  userName?: string;
}

export interface ExpressStream {
  streamID: string;
  user: ExpressUser;
  extraInfo?: string;
}

export interface ExpressMessage {
  fromUser: ExpressUser;
  message: string;
}

/** How a request to the room was answered. */
export interface ExpressAnswer {
  errorCode: number;
  extendedData?: string;
}

export interface ExpressStreamState {
  streamID: string;
  state: string;
  errorCode: number;
}

export interface ExpressStats {
  audio?: { audioBitrate?: number };
}

/** The calls of a ZegoExpressEngine that both adapters make. */
export interface ExpressSdk<Events extends ExpressEvents = ExpressEvents> {
  on<E extends keyof Events>(event: E, listener: Events[E]): boolean;
  getVersion(): string;
  setDebugVerbose(enable: boolean): void;
  setLogConfig(config: { logLevel: 'disable' }): boolean;
  loginRoom(
    roomID: string,
    token: string,
    user: { userID: string; userName: string },
    config: { userUpdate: boolean },
  ): Promise<boolean>;
  logoutRoom(roomID: string): void;
  renewToken(token: string, roomID: string): boolean;
  setStreamExtraInfo(streamID: string, extraInfo: string): Promise<ExpressAnswer>;
  sendBroadcastMessage(roomID: string, message: string): Promise<ExpressAnswer>;
  sendCustomCommand(roomID: string, command: string, toUserList: string[]): Promise<ExpressAnswer>;
  destroyEngine(): void;
}

/** `ZegoExpressEngine` itself. */
export interface ExpressConstructor<Zg> {
  new (appID: number, server: string): Zg;
}
