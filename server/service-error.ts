/** What else there is to know of a refusal. */
interface More {
  /** A sentence for who runs the service: it is logged, so it holds no secret. */
  readonly detail?: string;
  /** In how many seconds another try makes sense. */
  readonly retryAfter?: number;
}

/** A refusal, to be answered with `status` and the body `{code, message}`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';
  readonly detail: string | undefined;
  readonly retryAfter: number | undefined;

  /**
   * @param status - of the HTTP answer: 4xx when the client must change something, 5xx when we must
   * @param code - for programs; lower case and underscores
   * @param message - a sentence for the developer of the client
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    { detail, retryAfter }: More = {},
  ) {
    super(message);
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}
