import Taro from '@tarojs/taro';

/** What a server answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** ms */
const TIMEOUT = 8000;

/** Posts JSON. Rejects only when no answer came. */
export async function postJSON(
  url: string,
  data: Readonly<Record<string, unknown>>,
  header: Readonly<Record<string, string>> = {},
): Promise<HttpAnswer> {
  const { statusCode, data: body } = await Taro.request<unknown>({
    url,
    method: 'POST',
    data,
    header: { 'content-type': 'application/json', ...header },
    timeout: TIMEOUT,
  });
  const known = typeof body === 'object' && body !== null;
  return { status: statusCode, body: known ? (body as Record<string, unknown>) : {} };
}
