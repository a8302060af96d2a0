/** Of the gateway in front of all actions: the caller's fault, found before the action is looked at. */
export const GatewayCode = {
  AppIDFormat: 100000001,
  TimestampMissing: 100000002,
  TimestampFormat: 100000003,
  SignatureExpired: 100000004,
  SignatureWrong: 100000005,
  ActionMissing: 100000006,
  ActionUnknown: 100000007,
  NonceMissing: 100000008,
  SignatureMissing: 100000009,
  NoSecret: 100000010,
  VersionMissing: 100000013,
  VersionUnsupported: 100000014,
  Gateway: 100000015,
} as const;

/** Of the actions themselves. */
export const ApiCode = {
  Ok: 0,
  BadParameter: 2,
  TooLong: 3,
  /** The vendor has to switch the action on for the AppID. */
  NotEnabled: 9,
  NoRoom: 104,
  NoUser: 105,
  NoStream: 138,
  AppTooFrequent: 206,
  RoomTooFrequent: 207,
  NoRoomToClose: 5024,
  /** Of a media action: it has numbers of its own. */
  MediaTooFrequent: 30002,
  MediaInternal: 30003,
  NoRoomToDescribe: 50001,
  UserOffline: 50003,
  TooManyUsers: 50011,
  MessageTooLong: 50012,
  TooManyRules: 50123,
  NoRule: 50124,
} as const;

/** Ends a call with a code other than 0. */
export class ApiError extends Error {
  constructor(
    readonly code: number,
    message: string,
  ) {
    super(message);
  }
}
