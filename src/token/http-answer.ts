/** What a server answered. */
export interface HttpAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
  /** By their names in lower case. A browser shows few of another origin's. */
  readonly headers?: Readonly<Record<string, string>>;
}
