/** What a page of another origin may read of an answer, besides its body. */
export const EXPOSED = ['date', 'retry-after', 'x-request-id'];

/** So that a page can read also what is answered before our routes are reached. */
export function corsHeaders(
  origins: readonly string[],
  origin: string | undefined,
): Readonly<Record<string, string>> {
  if (origin === undefined || !origins.includes(origin)) return {};
  return {
    'Access-Control-Allow-Origin': origin,
    'Access-Control-Expose-Headers': EXPOSED.join(', '),
    Vary: 'Origin',
  };
}
