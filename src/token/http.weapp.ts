import Taro from '@tarojs/taro';
import type { HttpAnswer } from './http-answer';

/**
 * Posts JSON. Rejects only when no answer came.
 *
 * @param timeout - in ms
 */
export async function postJSON(
  url: string,
  data: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, string>>,
  timeout: number,
): Promise<HttpAnswer> {
  const answer = await Taro.request<unknown>({
    url,
    method: 'POST',
    data,
    header: { 'content-type': 'application/json', ...header },
    timeout,
  });
  const known = typeof answer.data === 'object' && answer.data !== null;
  return {
    status: answer.statusCode,
    body: known ? (answer.data as Record<string, unknown>) : {},
    headers: lowerCased(answer.header),
  };
}

/** iOS and Android spell the names of headers differently. */
function lowerCased(header: Readonly<Record<string, unknown>> | undefined): Record<string, string> {
  const lower: Record<string, string> = {};
  for (const [name, value] of Object.entries(header ?? {})) {
    lower[name.toLowerCase()] = String(value);
  }
  return lower;
}
