/** A value of the page's query as text: the router has decoded it. */
export function queryText(value: string | undefined): string {
  return value ?? '';
}
