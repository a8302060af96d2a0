import { createHmac } from 'node:crypto';
import { readObject } from '../json-object';
import { failureCode, Neighbour, readText, type NeighbourWatch } from '../neighbour';
import { isSame } from '../seal';
import { ServiceError } from '../service-error';
import type { Session } from '../session';
import { unixNow } from '../wall-clock';
import type { RoomPolicy, Verdict } from './policy';
import { isText } from './text';

export interface WebhookOptions {
  /** Where the team's account system is asked. */
  readonly url: string;
  /** Signs both ways; at least 32 bytes. */
  readonly key: string;
  /** For how many seconds an answer is believed. */
  readonly cacheSeconds: number;
  readonly maxInFlight?: number;
  readonly watch?: NeighbourWatch;
  /** ms of any clock that doesn't go back. */
  readonly now?: () => number;
}

/** What it must answer with. */
interface Answer {
  readonly enter: boolean;
  readonly publish: boolean;
  readonly host: boolean;
  readonly until: number;
  readonly reason?: string;
}

const DEADLINE_MS = 2000;
const LONGEST_ANSWER = 4096;
/** Answers that are kept at once. */
const KEPT = 20_000;

/** The signature of a question: `hex(HMAC-SHA256(key, timestamp + "." + body))`. */
export const questionSignature = (key: string, timestamp: number, body: string): string =>
  hmac(key, `${timestamp}.${body}`);

/** The signature of an answer, which is good for one question: over its signature, and the answer's body. */
export const answerSignature = (key: string, question: string, body: string): string =>
  hmac(key, `${question}.${body}`);

/** Asks the team's own account system. What can't be believed is no answer. */
export function webhookPolicy(options: WebhookOptions): RoomPolicy {
  const { cacheSeconds, now = () => performance.now() } = options;
  const neighbour = new Neighbour({
    name: 'policy',
    maxInFlight: options.maxInFlight ?? 200,
    deadlineMs: DEADLINE_MS,
    busy: policyUnavailable,
    watch: options.watch,
    now,
  });
  /** A second who asks the same meanwhile waits for the same answer. */
  const kept = new Map<string, { readonly answer: Promise<Answer>; until: number }>();

  return async (who, roomID) => {
    const key = `${who.userID} ${roomID}`;
    let known = kept.get(key);
    if (!known || known.until <= now()) {
      const answer = neighbour.ask((signal) => ask(options, who, roomID, signal));
      const one = { answer, until: Infinity };
      known = one;
      kept.delete(key);
      kept.set(key, one);
      // The oldest goes: it will be asked for again.
      for (const oldest of kept.keys()) {
        if (kept.size <= KEPT) break;
        kept.delete(oldest);
      }
      answer.then(
        () => (one.until = now() + cacheSeconds * 1000),
        () => kept.get(key) === one && kept.delete(key),
      );
    }
    return verdict(await known.answer);
  };
}

function verdict({ enter, publish, host, until, reason }: Answer): Verdict {
  if (!enter) {
    throw new ServiceError(403, 'policy_refused', reason ?? 'You may not enter this room.');
  }
  if (until <= unixNow()) {
    throw new ServiceError(403, 'policy_refused', reason ?? 'Your time in this room is over.');
  }
  return { role: host ? 'host' : publish ? 'speaker' : 'listener', until, isFinal: true };
}

async function ask(
  { url, key }: WebhookOptions,
  { userID, guest }: Session,
  roomID: string,
  signal: AbortSignal,
): Promise<Answer> {
  const timestamp = unixNow();
  const body = JSON.stringify({
    roomID,
    userID,
    guest: guest ? { inviter: guest.inviter, role: guest.role, ticket: guest.ticket } : null,
  });
  const signature = questionSignature(key, timestamp, body);
  let text: string;
  let given: string | null;
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-policy-timestamp': String(timestamp),
        'x-policy-signature': signature,
      },
      body,
      signal,
      redirect: 'error',
    });
    if (response.status !== 200) throw policyUnavailable(2, `status ${response.status}`);
    given = response.headers.get('x-policy-signature');
    text = await readText(response, LONGEST_ANSWER);
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw policyUnavailable(2, failureCode(error));
  }
  if (!isSame(given ?? '', answerSignature(key, signature, text))) {
    throw policyUnavailable(2, 'an answer without its signature');
  }
  const answer = readAnswer(text);
  if (!answer) throw policyUnavailable(2, 'an answer of another form');
  return answer;
}

function readAnswer(text: string): Answer | undefined {
  const json = readObject(text);
  if (!json) return undefined;
  const { enter, publish, host, until, reason, ...more } = json;
  const isRight =
    [enter, publish, host].every((flag) => typeof flag === 'boolean') &&
    Number.isSafeInteger(until) &&
    (reason === undefined || isText(reason)) &&
    Object.keys(more).length === 0;
  return isRight ? (json as unknown as Answer) : undefined;
}

/** @param retryAfter - seconds */
function policyUnavailable(retryAfter: number, detail?: string): ServiceError {
  return new ServiceError(
    503,
    'policy_unavailable',
    'Whether you may enter can’t be asked now: try again later.',
    { retryAfter, ...(detail !== undefined && { detail: `policy: ${detail}` }) },
  );
}

const hmac = (key: string, text: string) => createHmac('sha256', key).update(text).digest('hex');
