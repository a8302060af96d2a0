/** A value of the page's query as text: WeChat hands it over as it was written, percent and all. */
export function queryText(value: string | undefined): string {
  try {
    return decodeURIComponent(value ?? '');
  } catch {
    return value ?? '';
  }
}
