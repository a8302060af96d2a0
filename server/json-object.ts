/**
 * The JSON object that a text is. The parser's error is not passed on: it would quote the text, which may
 * hold a secret.
 *
 * @returns `undefined` where it is anything else
 */
export function readObject(text: string): Readonly<Record<string, unknown>> | undefined {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return undefined;
  }
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json);
  return isObject ? (json as Record<string, unknown>) : undefined;
}
