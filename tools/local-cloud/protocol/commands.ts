/** Requests of a client in a room. The answer to a request is always its number plus one. */
export const Command = {
  LoginRoom: 1001,
  LogoutRoom: 1003,
  Heartbeat: 301005,
  RenewToken: 301007,
  SetTrans: 301011,
  GetTrans: 301013,
  AddStream: 302001,
  DeleteStream: 302003,
  UpdateStream: 302005,
  GetStreamList: 302007,
  SendIm: 303001,
  SignalLiveCustom: 303017,
  GetUserlist: 304001,
} as const;

/** What the server sends of its own accord. `Push` wraps one of {@link PushCommand}. */
export const ServerCommand = { Push: 1101, PushAnswer: 1102, Kickout: 1105 } as const;

export const PushCommand = {
  Users: 10001,
  UserKickout: 10002,
  UserTokenExpire: 10004,
  Custom: 11005,
  StreamAdd: 12001,
  StreamDelete: 12002,
  StreamUpdate: 12003,
  Im: 13001,
  Trans: 15001,
} as const;

/** Actions in a push of users. */
export const UserActionKind = { Add: 1, Delete: 2 } as const;

/** Services that a tunnel can lead to. */
export const Service = { Room: 17, Media: 18 } as const;

/** What a CloseConnection frame asks of the client. */
export const CloseAction = { Dispatch: 1, Retry: 2 } as const;

/** Requests in a media tunnel, and what the server pushes. An answer is its request plus one. */
export const MediaCommand = {
  Login: 1,
  CreateSessionWithSdp: 5,
  SessionResetPush: 7,
  PublishEventPush: 9,
  PlayEventPush: 10,
  CandidateInfo: 13,
  CloseSession: 15,
  CloseSessionPush: 21,
  StreamStatusNotify: 23,
  StreamStatusNotifyPush: 25,
  BroadcasterStatusNotify: 27,
  ActivateAudioPlayStream: 29,
  ActivateVideoPlayStream: 31,
  NetProbe: 35,
  Sei: 39,
  Peer2PeerNetStatsGet: 41,
  Cmd: 43,
  CmdPush: 45,
  Dispatch: 47,
} as const;

/** What a media session is for. */
export const SessionType = { Publish: 0, Play: 1, Probe: 2 } as const;

/** Of a publish event (`Arrived`) and of a play event. */
export const MediaEvent = { Arrived: 0, Began: 0, Ended: 1 } as const;

/** What {@link MediaCommand.Cmd} and its push carry. */
export const MediaCmd = { NetQuality: 6, NetQualityPush: 7 } as const;

/** Which sessions a reset is about. */
export const ResetType = { All: 0, Listed: 1 } as const;
