import { ServiceError } from '../service-error';

/** The parts of WeChat's answer that we read. */
export interface WeChatAnswer {
  readonly errcode?: unknown;
  readonly openid?: unknown;
}

const SYSTEM_BUSY = -1;

const busy = new ServiceError(503, 'wechat_busy', 'WeChat is busy: try again with a new code.', {
  detail: 'code2Session: WeChat is busy (-1)',
});

/** What WeChat's `errcode` means to a client. */
const byErrcode: Readonly<Record<number, ServiceError>> = {
  [SYSTEM_BUSY]: busy,
  40029: new ServiceError(401, 'code_invalid', 'WeChat does not know this code: call wx.login.'),
  40163: new ServiceError(
    401,
    'code_used',
    'This code was used before: call wx.login for another.',
  ),
  40226: new ServiceError(403, 'user_blocked', 'WeChat blocks this person as a high risk.'),
  45011: new ServiceError(429, 'too_many_logins', 'This person logs in too often: wait a minute.', {
    retryAfter: 60,
  }),
};

/** Faults of the settings: nobody can log in until they are mended. */
const byFault: Readonly<Record<number, string>> = {
  40013: 'WECHAT_APP_ID is not an appid that WeChat knows.',
  40125: 'WECHAT_APP_SECRET is not the AppSecret of WECHAT_APP_ID (it may have been reset).',
  41002: 'WECHAT_APP_ID is missing in what WeChat got.',
  41004: 'WECHAT_APP_SECRET is missing in what WeChat got.',
  40243: 'The AppSecret of WECHAT_APP_ID is frozen: unfreeze it in the WeChat console.',
};

/** @returns the error, and whether another try with the same code may succeed */
export function refusal(errcode: number): { error: ServiceError; again: boolean } {
  const known = byErrcode[errcode];
  if (known) return { error: known, again: errcode === SYSTEM_BUSY };
  const fault = byFault[errcode];
  const error = fault
    ? new ServiceError(500, 'misconfigured', 'This service is not set up correctly.', {
        detail: fault,
      })
    : new ServiceError(502, 'wechat_failed', 'WeChat refused for a reason unknown here.', {
        detail: `code2Session: errcode ${errcode}`,
      });
  return { error, again: false };
}
