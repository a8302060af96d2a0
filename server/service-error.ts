/** A refusal, to be answered with `status` and the body `{code, message}`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError';

  /**
   * @param status - of the HTTP answer: 4xx when the client must change something, 5xx when we must
   * @param code - for programs; lower case and underscores
   * @param message - a sentence for the developer of the client
   * @param detail - a sentence for who runs the service: it is logged, so it holds no secret
   */
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly detail?: string,
  ) {
    super(message);
  }
}
