import type { HttpAnswer, postJSON } from './http';

/** What proves to the token service who this is. */
export type Credential = { readonly code: string } | { readonly key: string };

/** Why no token came: nobody answered, or the service said no (`detail` is its message). */
export class TokenError extends Error {
  override readonly name = 'TokenError';

  constructor(
    readonly reason: 'unreachable' | 'refused',
    readonly detail: string,
  ) {
    super(`token service ${reason}: ${detail}`);
  }
}

/** A token for one room. `expiresAt` in seconds since 1970. */
export interface IssuedToken {
  readonly token: string;
  readonly userID: string;
  readonly expiresAt: number;
}

export interface TokenClientOptions {
  /** Address of the token service, without a trailing slash. */
  readonly url: string;
  readonly credential: () => Promise<Credential>;
  readonly post: typeof postJSON;
}

const UNAUTHORIZED = 401;

/**
 * Asks the token service: once who we are, then for a token per room (seed: 获取登录 Token). The
 * userID is the service's, never ours: a token made for another is refused by the cloud.
 */
export class TokenClient {
  private session: Promise<string> | null = null;

  constructor(private readonly options: TokenClientOptions) {}

  async roomToken(roomID: string): Promise<IssuedToken> {
    let answer = await this.askToken(roomID);
    if (answer.status === UNAUTHORIZED) {
      // The session is over: log in anew, once.
      this.session = null;
      answer = await this.askToken(roomID);
    }
    return issuedToken(success(answer));
  }

  private async askToken(roomID: string): Promise<HttpAnswer> {
    const session = await this.login();
    return this.post('/v1/token', { roomID }, { authorization: `Bearer ${session}` });
  }

  private login(): Promise<string> {
    const login = (this.session ??= this.freshLogin());
    // A failed login is not kept: the next call tries again.
    login.catch(() => {
      if (this.session === login) this.session = null;
    });
    return login;
  }

  private async freshLogin(): Promise<string> {
    let credential: Credential;
    try {
      credential = await this.options.credential();
    } catch (error) {
      throw new TokenError('unreachable', message(error));
    }
    const { session } = success(await this.post('/v1/login', credential));
    if (typeof session !== 'string') throw new TokenError('refused', 'no session in the answer');
    return session;
  }

  private async post(
    path: string,
    data: Readonly<Record<string, unknown>>,
    header?: Readonly<Record<string, string>>,
  ): Promise<HttpAnswer> {
    try {
      return await this.options.post(this.options.url + path, data, header);
    } catch (error) {
      throw new TokenError('unreachable', message(error));
    }
  }
}

function success({ status, body }: HttpAnswer): HttpAnswer['body'] {
  if (status >= 200 && status < 300) return body;
  const detail = typeof body.message === 'string' ? body.message : String(status);
  throw new TokenError(status >= 500 ? 'unreachable' : 'refused', detail);
}

function issuedToken({ token, userID, expiresAt }: HttpAnswer['body']): IssuedToken {
  if (typeof token !== 'string' || typeof userID !== 'string' || typeof expiresAt !== 'number') {
    throw new TokenError('refused', 'no token in the answer');
  }
  return { token, userID, expiresAt };
}

/** What WeChat or a browser says of a failed request; both give an object or an Error. */
function message(error: unknown): string {
  const { errMsg, message: text } = (error ?? {}) as { errMsg?: string; message?: string };
  return errMsg ?? text ?? String(error);
}
