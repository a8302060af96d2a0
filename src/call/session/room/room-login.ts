import type { User, VoiceEngine } from '../../sdk/voice-engine';
import { CallError } from '../../errors/call-error';
import { ALREADY_IN_ROOM } from '../../errors/codes';
import { toCallError } from '../../errors/sdk-error';
import type { CallState } from '../../store/call-state';
import type { Cancellation } from '../async/cancellation';
import type { RoomToken, TokenSource } from '../ports';
import type { Timers } from '../async/timers';

/** The SDK would wait 300 s for a silent server; a person won't. */
const TOKEN_WITHIN = 10_000;

export interface RoomLogin {
  readonly engine: Pick<VoiceEngine, 'loginRoom' | 'logoutRoom'>;
  readonly tokens: TokenSource;
  readonly timers: Timers;
  readonly roomID: string;
  /** ms until a login that isn't answered counts as failed */
  readonly within: number;
}

/** Gets a token, within a time; a `fresh` one was never given before. */
export function fetchToken(
  { tokens, timers, roomID }: Pick<RoomLogin, 'tokens' | 'timers' | 'roomID'>,
  cancellation?: Cancellation,
  fresh = false,
  grant?: string,
): Promise<RoomToken> {
  return timers
    .withTimeout(
      tokens.roomToken(roomID, fresh, grant),
      TOKEN_WITHIN,
      () => new CallError('token-service-unreachable', 'token', { detail: 'timeout' }),
      cancellation,
    )
    .catch((error: unknown) => {
      throw asCallError(error, 'token');
    });
}

/** What a token lets one do; without a word of it, one speaks. */
export const rightsOf = ({
  role = 'speaker',
  publish = true,
}: RoomToken): Pick<CallState, 'role' | 'mayPublish'> => ({ role, mayPublish: publish });

/** The same token, if it is this user's: a guest whose session is over becomes another guest. */
export function ofUser(token: RoomToken, { userID }: User): RoomToken {
  if (token.userID === userID) return token;
  throw new CallError('token-service-refused', 'token', { detail: 'another user' });
}

/**
 * seed: 登录房间, with a time of our own, one fresh token after a refused one, and one logout
 * where the SDK thinks that it is in a room already. Never a loop.
 *
 * @returns the token that was accepted
 */
export async function loginRoom(
  login: RoomLogin,
  user: User,
  token: RoomToken,
  cancellation: Cancellation,
): Promise<RoomToken> {
  const { engine, timers, roomID, within } = login;
  const attempt = async (now: RoomToken) => {
    await timers
      .withTimeout(
        engine.loginRoom(roomID, now.token, user),
        within,
        () => new CallError('login-timeout', 'login'),
        cancellation,
      )
      .catch((error: unknown) => {
        throw asCallError(error, 'login');
      });
    return now;
  };
  try {
    return await attempt(token);
  } catch (error) {
    const retry = await remedy(login, error, cancellation);
    if (retry === null) throw error;
    return attempt(ofUser(retry, user));
  }
}

/** The token to try once more with; `null` where another try can't help. */
async function remedy(
  login: RoomLogin,
  error: unknown,
  cancellation: Cancellation,
): Promise<RoomToken | null> {
  if (!(error instanceof CallError)) return null;
  const badToken = error.kind === 'token-rejected' || error.kind === 'token-expired';
  if (!badToken && error.code !== ALREADY_IN_ROOM) return null;
  login.engine.logoutRoom(login.roomID);
  const token = await fetchToken(login, cancellation, true);
  cancellation.check();
  return token;
}

/** Leaves a cancellation what it is. */
function asCallError(error: unknown, step: 'token' | 'login'): unknown {
  return error instanceof Error && error.name === 'Cancelled' ? error : toCallError(error, step);
}
