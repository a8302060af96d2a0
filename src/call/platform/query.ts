/**
 * A value of the page's query as text: WeChat and Taro's h5 hand it over as it was written, percent and all.
 *
 * @example `queryText(params.roomID) // 'a b', of 'a%20b'`
 */
export function queryText(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return value ?? '';
  }
}
