/**
 * Why no token came: nobody answered (`unreachable`), somebody else did (`intercepted`: a gateway, a
 * proxy, the login page of a network), or the service said no (`refused`), after which alone it is
 * not tried again. `detail` is its message, `code` its own word for it, e.g. `ticket_invalid`.
 *
 * @example `throw new TokenError('refused', 'not a member of this room');`
 */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(
    readonly reason: 'unreachable' | 'intercepted' | 'refused',
    readonly detail: string,
    readonly code = '',
  ) {
    super(`token service ${reason}: ${detail}`);
  }
}

/** The service asks for patience. */
export class Busy extends TokenError {
  /** @param retryAfter - in seconds; 0 where it named no time */
  constructor(
    detail: string,
    readonly retryAfter: number,
  ) {
    super('unreachable', detail, 'busy');
  }
}

/** The session is over or unknown: another login may help, once. */
export class SessionOver extends TokenError {
  constructor(detail: string) {
    super('refused', detail, 'session_invalid');
  }
}

/** What WeChat or a browser says of a failed request; both give an object or an Error. */
export function whatWasSaid(error: unknown): string {
  const { errMsg, message } = (error ?? {}) as { errMsg?: string; message?: string };
  return errMsg ?? message ?? String(error);
}
