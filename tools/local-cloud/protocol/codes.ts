/**
 * Codes that the server answers with, and in the remark the public code that the SDK makes of each.
 * The SDK answers every other code with 1002099.
 */
export const ServerCode = {
  Ok: 0,
  /** 1001004: this AppID does not exist. An accesshub code: it is the answer to GetAppConfig. */
  UnknownAppID: 20012,
  /** 1002050: the session was taken over by another device while this one was away. */
  LoggedInElsewhere: 50013,
  /** 1102018 */
  TokenExpired: 50117,
  /** 1102016, as are the other faults of a token */
  TokenMalformed: 50118,
  TokenWrongKey: 50119,
  TokenForeignApp: 50120,
  TokenForeignUser: 50121,
  TokenForeignRoom: 50122,
  TokenForeignStream: 50124,
  /** 1002034 */
  RoomFull: 201105,
  /** 1002066: a rule forbids this user to enter, or to publish. */
  ForbiddenUser: 205030,
  /** The server API forbade the stream. The number is ours: no document names one. */
  ForbiddenStream: 203025,
  /** A message is sent too soon after another one. */
  TooFrequent: 207,
  /** There are too many in the room for a message to all. */
  TooManyUsers: 50011,
  MessageTooLong: 50012,
  /** The SDK logs in again by itself: the server no longer knows the session. */
  NotInRoom: 1002,
  /** A stream of this name is already published in the AppID. */
  StreamInUse: 201012,
  /** There is no such stream to delete or update. */
  UnknownStream: 201013,
  /** The SDK uses this code for a client's mistake, such as an empty list of recipients. */
  BadRequest: 2,
} as const;

/** Reasons of a kick-out. */
export const KickReason = {
  /** 1002050 */
  LoggedInElsewhere: 1,
  /** 1002055 */
  ByServer: 2,
  /** 1102018 */
  TokenExpired: 4,
} as const;

/** Answer to a media login that may not be: the SDK gives up. It retries after any other number. */
export const MEDIA_LOGIN_DENIED = 1008;

/** Why the server closes a media session. */
export const CloseReason = { None: 0, PublishDenied: 15, PlayDenied: 18, SdpInvalid: 23 } as const;

/** What the client is to do about a closed media session. */
export const DeniedAction = { Stop: 1, Retry: 5 } as const;

/** The particulars of a closed media session. */
export const DeniedError = {
  /** 1004020 */
  StreamNotExist: 1004,
  /** 1103053: somebody else publishes under this streamID. */
  NewPublish: 1012,
  PublishAuthFailed: 1015,
  PlayAuthFailed: 1016,
  SessionLimit: 2005,
} as const;
