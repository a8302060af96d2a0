import type { Context } from '../context';
import { CloseReason, DeniedAction, DeniedError, ServerCode } from '../protocol/codes';
import { sending } from '../rights/publishing';
import type { CloseNotice } from './session';
import type { Opening } from './switchboard';

/** Why somebody may not publish or play a stream; `undefined` when they may. */
export function refusalOf(
  context: Context,
  { kind, userID, streamID }: Opening,
  token?: string,
): CloseNotice | undefined {
  const { board, options, registry, media } = context;
  const reason = kind === 'publish' ? CloseReason.PublishDenied : CloseReason.PlayDenied;
  const stop = (err: number): CloseNotice => ({ reason, action: DeniedAction.Stop, err });
  const denied = kind === 'publish' ? DeniedError.PublishAuthFailed : DeniedError.PlayAuthFailed;
  const refusal = board.takeRefusal(kind, userID);
  if (refusal) {
    // As with the dispatch of a mini-program: a status is passing, a code is final.
    const action = refusal.status === undefined ? DeniedAction.Stop : DeniedAction.Retry;
    return { reason, action, err: refusal.code ?? denied };
  }
  const own = media.sessions.filter((session) => session.userID === userID);
  // A client that can't connect would otherwise open hundreds in a few seconds.
  if (own.length >= options.maxMediaSessions) return stop(DeniedError.SessionLimit);
  if (kind === 'play') return undefined;
  const publisher = media.publisher(streamID)?.userID ?? registry.stream(streamID)?.owner.userID;
  if (publisher !== undefined && publisher !== userID) return stop(DeniedError.NewPublish);
  const allowed = sending(context, { userID, streamID }, token) === ServerCode.Ok;
  return allowed ? undefined : stop(denied);
}
