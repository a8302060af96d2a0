/** A value of the page's query as text: WeChat and Taro's h5 hand it over as it was written, percent and all. */
export function queryText(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return value ?? '';
  }
}
