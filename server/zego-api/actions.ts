/** How often ZEGO takes an action. */
export interface Rate {
  /** For all rooms of an AppID. */
  readonly perSecond: number;
  /** Between two for one room, in ms. */
  readonly perRoomMs?: number;
}

/** The actions that we call, with the limits of ZEGO's document. */
export const actions = {
  KickoutUser: { perSecond: 50 },
  CloseRoom: { perSecond: 1 },
  SendCustomCommand: { perSecond: 100 },
  SetForbidUserRule: { perSecond: 10 },
  DelForbidUserRule: { perSecond: 10 },
  DescribeForbidUserRules: { perSecond: 1 },
  DescribeSimpleStreamList: { perSecond: 50, perRoomMs: 10_000 },
  DescribeUserList: { perSecond: 200, perRoomMs: 1000 },
  ForbidRTCStreams: { perSecond: 20 },
  ResumeRTCStreams: { perSecond: 20 },
} as const satisfies Record<string, Rate>;

export type Action = keyof typeof actions;
