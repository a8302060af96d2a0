/** What holds unless something else is set; README.md, Settings, has the same. */

const HOUR = 3600;

/** In seconds. */
export interface Lifetimes {
  /** Of a member's token; a guest's lives as long as a ticket. */
  readonly tokenTtl: number;
  /** Of a member's session. */
  readonly sessionTtl: number;
  /** For how long a ticket admits guests, and a guest's token lives. */
  readonly ticketTtl: number;
  /** Of a guest's session. */
  readonly guestSessionTtl: number;
  /** Of a room that is made here. */
  readonly roomTtl: number;
  /** Of a host's leave to speak, unless it is given anew. */
  readonly grantTtl: number;
}

export const LIFETIMES: Lifetimes = {
  tokenTtl: 4 * HOUR,
  sessionTtl: 24 * HOUR,
  ticketTtl: HOUR,
  guestSessionTtl: 8 * HOUR,
  roomTtl: 30 * 24 * HOUR,
  grantTtl: 600,
};

/** How many a ticket admits, unless it says. */
export const TICKET_USES = 50;

/** For how many seconds an answer of the webhook is believed. */
export const POLICY_CACHE = 5;

export const ZEGO_API = 'https://rtc-api.zego.im';

/** Requests a minute. */
export const LIMITS = { perIP: 600, perSession: 60, perHost: 20 } as const;

export const WECHAT_API = 'https://api.weixin.qq.com';

/** How many logins may wait for WeChat at once. */
export const WECHAT_IN_FLIGHT = 200;
