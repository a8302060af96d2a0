/** What a server answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** By their names in lower case. A browser shows few of another origin's. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** No answer of a token service is a tenth as long, in characters. What is longer isn't looked at. */
export const LONGEST_ANSWER = 32_768;

/** What isn't a JSON object, or is far too long for one of ours, says nothing. */
export function objectOf(text: unknown): HttpAnswer['body'] {
  if (typeof text !== 'string' || text.length > LONGEST_ANSWER) return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as HttpAnswer['body']) : {};
  } catch {
    return {};
  }
}
