import type { HttpAnswer } from './http-answer';

/**
 * Posts JSON. Rejects only when no answer came. The browser's own `fetch`: Taro's request weighs
 * thirty kilobytes that home would have to load.
 *
 * @param timeout - in ms
 */
export async function postJSON(
  url: string,
  data: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, string>>,
  timeout: number,
): Promise<HttpAnswer> {
  const abort = new AbortController();
  const late = setTimeout(() => abort.abort(), timeout);
  try {
    const answer = await fetch(url, {
      method: 'POST',
      body: JSON.stringify(data),
      headers: { 'content-type': 'application/json', ...header },
      signal: abort.signal,
    });
    const headers: Record<string, string> = {};
    answer.headers.forEach((value, name) => (headers[name] = value));
    return { status: answer.status, body: objectOf(await answer.text()), headers };
  } finally {
    clearTimeout(late);
  }
}

/** What isn't a JSON object says nothing. */
function objectOf(text: string): HttpAnswer['body'] {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as HttpAnswer['body']) : {};
  } catch {
    return {};
  }
}
