import { readObject } from '../../../server/json-object';
import type { Login, Service } from '../world';
import { unixNow } from '../../../server/wall-clock';
import { lookInto } from './token';

/** Patience with each request, in ms. */
const WITHIN = 8000;
/** A room that nobody is in, of a service that makes none. */
const ROOM = 'doctor';

export interface AskOptions {
  /** Without a trailing slash. */
  readonly url: string;
  /** From `wx.login`, where a person brought one. */
  readonly code: string | undefined;
  readonly appID: number;
  readonly secret: string | undefined;
}

interface Answer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  readonly date: string | null;
  /** It came through a proxy that the service doesn't know. */
  readonly forwardedIgnored: boolean;
}

/** Asks the token service as the app would. A key is tried, which only development lets in. */
export async function askService(options: AskOptions): Promise<Service> {
  const { url, code } = options;
  let health: Answer;
  try {
    health = await ask(`${url}/healthz`);
  } catch (error) {
    return {
      health: { error: reason(error) },
      ahead: null,
      proxyUnknown: false,
      login: { kind: 'unasked' },
      token: null,
    };
  }
  const served = health.date ? Date.parse(health.date) / 1000 : NaN;
  const ahead = Number.isNaN(served) ? null : served - unixNow();
  const known = {
    health: { status: health.status },
    ahead,
    proxyUnknown: health.forwardedIgnored,
  };
  try {
    const answer = await ask(`${url}/v1/login`, code ? { code } : { key: 'doctor' });
    const { session } = answer.body;
    const login = loginOf(answer, code !== undefined);
    const token = typeof session === 'string' ? await tokenFor(options, session) : null;
    return { ...known, login, token };
  } catch (error) {
    return { ...known, health: { error: reason(error) }, login: { kind: 'unasked' }, token: null };
  }
}

function loginOf({ status, body }: Answer, withCode: boolean): Login {
  const { session, userID, code, message } = body;
  if (status === 200 && typeof session === 'string' && typeof userID === 'string') {
    return { kind: withCode ? 'code' : 'development', userID };
  }
  // By the contract a refusal has both; a web page or a gateway has not.
  if (status >= 400 && typeof code === 'string' && typeof message === 'string') {
    return { kind: 'refused', code };
  }
  return { kind: 'stranger', status };
}

async function tokenFor({ url, appID, secret }: AskOptions, session: string) {
  const headers = { authorization: `Bearer ${session}` };
  // Where only rooms are entered that the service made, one is made.
  const made = await ask(`${url}/v1/rooms`, {}, headers);
  const roomID = typeof made.body['roomID'] === 'string' ? made.body['roomID'] : ROOM;
  const { body } = await ask(`${url}/v1/token`, { roomID }, headers);
  const { token, userID } = body;
  if (typeof token !== 'string' || typeof userID !== 'string') return null;
  return lookInto(token, userID, { appID, secret });
}

async function ask(
  url: string,
  data?: object,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const response = await fetch(url, {
    signal: AbortSignal.timeout(WITHIN),
    redirect: 'manual',
    ...(data && {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(data),
    }),
  });
  const text = await response.text();
  const { headers: told } = response;
  return {
    status: response.status,
    // A web page has none of the fields that a token service answers with.
    body: readObject(text) ?? {},
    date: told.get('date'),
    forwardedIgnored: told.has('x-forwarded-ignored'),
  };
}

/** Node hides the reason one level deeper. */
function reason(error: unknown): string {
  const { cause, message } = error as {
    cause?: { code?: string; message?: string };
    message?: string;
  };
  return cause?.code ?? cause?.message ?? message ?? String(error);
}
