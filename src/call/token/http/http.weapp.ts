import Taro from '@tarojs/taro';
import { objectOf, type HttpAnswer } from './http-answer';

/**
 * Asks for JSON. Rejects only when no answer came.
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
  const options = {
    url,
    ...(data ? { method: 'POST' as const, data } : {}),
    header: { 'content-type': 'application/json', ...header },
    timeout,
    // As it came: how long it is gets looked at before it is read.
    dataType: 'text',
    // What was sent proves who this is: it goes to nobody else. Taro's types don't know of it.
    redirect: 'manual',
  };
  const answer = await Taro.request<unknown>(options);
  return {
    status: answer.statusCode,
    body: objectOf(answer.data),
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
