import { WECHAT_API, WECHAT_IN_FLIGHT } from '../defaults';
import { readObject } from '../json-object';
import { failureCode, Neighbour, readText, type NeighbourWatch } from '../neighbour';
import { ServiceError } from '../service-error';
import { withTries, type Outcome } from '../tries';
import { refusal, type WeChatAnswer } from './refusal';

export interface WeChatOptions {
  /** The mini-program's appid, `wx…`. */
  readonly appID: string;
  readonly appSecret: string;
  /** `https://api.weixin.qq.com` unless said; another in tests. */
  readonly apiURL?: string;
  /** How many logins may wait for WeChat at once; 200 unless said. */
  readonly maxInFlight?: number;
  /** For all tries together, in ms. Less than the 6 s that clients give one try. */
  readonly deadline?: number;
  readonly watch?: NeighbourWatch;
}

const DEADLINE_MS = 5000;

/**
 * Waits before another try, in ms. A code is good once: another try is made only when WeChat can't
 * have taken the code, for then it would say "used" and the answer be lost.
 */
const WAITS = [200, 600];

/** Failures before anything was sent. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/**
 * WeChat's code2Session: exchanges a code of `wx.login` for the person's openid.
 *
 * The AppSecret is a part of the address that is asked and the answer holds the session key: neither
 * is in the errors, whose texts are ours.
 *
 * @returns what takes a code and resolves to the openid, or rejects with {@link ServiceError}
 */
export function code2Session(options: WeChatOptions): (code: string) => Promise<string> {
  const weChat = new Neighbour({
    name: 'wechat',
    maxInFlight: options.maxInFlight ?? WECHAT_IN_FLIGHT,
    deadlineMs: options.deadline ?? DEADLINE_MS,
    busy: (retryAfter) =>
      new ServiceError(503, 'wechat_busy', 'WeChat is busy: try again later.', { retryAfter }),
    watch: options.watch,
  });
  return (code) =>
    weChat.ask((signal) => withTries(WAITS, signal, () => ask(options, code, signal)));
}

async function ask(
  options: WeChatOptions,
  code: string,
  signal: AbortSignal,
): Promise<Outcome<string>> {
  const query = new URLSearchParams({
    appid: options.appID,
    secret: options.appSecret,
    js_code: code,
    grant_type: 'authorization_code',
  });
  let status: number;
  let text: string;
  try {
    const response = await fetch(`${options.apiURL ?? WECHAT_API}/sns/jscode2session?${query}`, {
      signal,
      // Whoever redirects would be told the AppSecret.
      redirect: 'error',
    });
    status = response.status;
    text = await readText(response);
  } catch (error) {
    const cause = failureCode(error);
    return { error: unreachable(cause), again: NEVER_SENT.has(cause) };
  }
  if (status !== 200) return { error: unreachable(`status ${status}`), again: false };
  const answer: WeChatAnswer | undefined = readObject(text);
  if (!answer) return { error: unreachable('no JSON'), again: false };
  const { errcode = 0, openid } = answer;
  if (errcode !== 0) return refusal(Number(errcode));
  if (typeof openid === 'string' && openid) return { value: openid };
  return { error: unreachable('neither openid nor errcode'), again: false };
}

function unreachable(detail: string): ServiceError {
  return new ServiceError(
    503,
    'wechat_unreachable',
    'WeChat can’t be asked who this is: try again with a new code.',
    { detail: `code2Session failed: ${detail}` },
  );
}
