import { setTimeout as sleep } from 'node:timers/promises';
import { WECHAT_API, WECHAT_IN_FLIGHT } from '../defaults';
import { Neighbour, readText, type NeighbourWatch } from '../neighbour';
import { ServiceError } from '../service-error';
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

/** What one try came to. */
type Outcome =
  { readonly openid: string } | { readonly error: ServiceError; readonly again: boolean };

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
  return (code) => weChat.ask((signal) => exchange(options, code, signal));
}

async function exchange(
  options: WeChatOptions,
  code: string,
  signal: AbortSignal,
): Promise<string> {
  for (let tries = 0; ; tries += 1) {
    const outcome = await ask(options, code, signal);
    if ('openid' in outcome) return outcome.openid;
    const wait = (WAITS[tries] ?? Infinity) * (0.75 + Math.random() / 2);
    if (!outcome.again || wait === Infinity) throw outcome.error;
    await sleep(wait, undefined, { signal }).catch(() => {
      throw outcome.error;
    });
  }
}

async function ask(options: WeChatOptions, code: string, signal: AbortSignal): Promise<Outcome> {
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
    const cause = causeOf(error);
    return { error: unreachable(cause), again: NEVER_SENT.has(cause) };
  }
  if (status !== 200) return { error: unreachable(`status ${status}`), again: false };
  const answer = readAnswer(text);
  if (!answer) return { error: unreachable('no JSON'), again: false };
  const { errcode = 0, openid } = answer;
  if (errcode !== 0) return refusal(Number(errcode));
  if (typeof openid === 'string' && openid) return { openid };
  return { error: unreachable('neither openid nor errcode'), again: false };
}

function readAnswer(text: string): WeChatAnswer | undefined {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null ? json : undefined;
  } catch {
    // The error would quote the text, which may hold the session key.
    return undefined;
  }
}

/** The code of a failure of `fetch`; its message may hold the address. */
function causeOf(error: unknown): string {
  const { name, cause } = error as { name?: string; cause?: { code?: string } };
  return cause?.code ?? name ?? 'unknown';
}

function unreachable(detail: string): ServiceError {
  return new ServiceError(
    503,
    'wechat_unreachable',
    'WeChat can’t be asked who this is: try again with a new code.',
    { detail: `code2Session failed: ${detail}` },
  );
}
