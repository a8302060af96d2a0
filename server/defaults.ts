/** What holds unless something else is set; README.md, Settings, has the same. */

const HOUR = 3600;

/** In seconds. */
export const LIFETIMES = {
  /** Of a member's token. */
  tokenTtl: 4 * HOUR,
  /** Of a member's session. */
  sessionTtl: 24 * HOUR,
  /** Of a ticket, and of a guest's token. */
  ticketTtl: HOUR,
  /** Of a guest's session. */
  guestSessionTtl: 8 * HOUR,
} as const;

/** Requests a minute. */
export const LIMITS = { perIP: 600, perSession: 60 } as const;

export const WECHAT_API = 'https://api.weixin.qq.com';

/** How many logins may wait for WeChat at once. */
export const WECHAT_IN_FLIGHT = 200;
