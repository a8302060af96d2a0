import { LONGEST_ANSWER, objectOf, type HttpAnswer } from './http-answer';

/** A browser doesn't tell which of them it was. */
const REDIRECTED = 302;

/**
 * Asks for JSON. Rejects only when no answer came. The browser's own `fetch`: Taro's request weighs
 * thirty kilobytes that home would have to load.
 *
 * @param data - what is posted; `null` only reads
 * @param timeout - in ms
 */
export async function requestJSON(
  url: string,
  data: Readonly<Record<string, unknown>> | null,
  header: Readonly<Record<string, string>>,
  timeout: number,
): Promise<HttpAnswer> {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), timeout);
  try {
    const answer = await fetch(url, {
      ...(data && { method: 'POST', body: JSON.stringify(data) }),
      headers: { 'content-type': 'application/json', ...header },
      signal: abort.signal,
      // What was sent proves who this is: it goes to nobody else.
      redirect: 'manual',
    });
    if (answer.type === 'opaqueredirect') return { status: REDIRECTED, body: {} };
    const headers: Record<string, string> = {};
    answer.headers.forEach((value, name) => (headers[name] = value));
    return { status: answer.status, body: objectOf(await textOf(answer)), headers };
  } finally {
    clearTimeout(late);
  }
}

/** The text, or its beginning where it is too long: whatever comes, no more than that is kept. */
async function textOf(answer: Response): Promise<string> {
  // At once where it says that it is short: one that is read in pieces, Chromium calls a failed
  // request, though all of it came.
  const length = Number(answer.headers.get('content-length') ?? NaN);
  if (length <= LONGEST_ANSWER) return answer.text();
  const reader = answer.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  while (text.length <= LONGEST_ANSWER) {
    const { done, value } = await reader.read();
    text += decoder.decode(value, { stream: !done });
    if (done) return text;
  }
  await reader.cancel();
  return text;
}
