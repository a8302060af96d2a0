import type { Context } from '../context';
import { CloseReason, DeniedAction, DeniedError, ServerCode } from '../protocol/codes';
import type { Member } from '../room/member';
import { goingOn, type Publication } from './publishing';

/** What lost its right otherwise than by a ban, or while it began, is found within this time. */
export const ENFORCEMENT_MS = 1000;

/**
 * Ends all that is published without the right to: at once when a ban comes in, and every
 * {@link ENFORCEMENT_MS}. The others in the room are told, and hear nothing more.
 */
export function enforce(context: Context): void {
  const { registry, media } = context;
  for (const room of registry.rooms) {
    const ended = [...room.streams.values()].filter(
      (stream) => goingOn(context, publicationOf(stream)) === ServerCode.ForbiddenUser,
    );
    for (const { streamID } of ended) registry.note(`${streamID} may no longer be published`);
    room.removeStreams(ended, 'stopped');
  }
  for (const session of media.sessions) {
    if (session.kind !== 'publish') continue;
    if (goingOn(context, session) !== ServerCode.Ok) stopSending(context, session);
  }
}

/** Ends the sound of a user's stream, or of all that the user sends. */
export function stopSending(
  { media }: Context,
  { userID, streamID }: { readonly userID: string; readonly streamID?: string },
): void {
  for (const session of media.sessions) {
    if (session.kind !== 'publish' || session.userID !== userID) continue;
    if (streamID !== undefined && session.streamID !== streamID) continue;
    media.close(session, {
      reason: CloseReason.PublishDenied,
      action: DeniedAction.Stop,
      err: DeniedError.PublishAuthFailed,
    });
  }
}

/** A user who is put out neither sends nor receives any more. Nobody has to be told: the room is. */
export function hangUp({ media }: Context, { userID }: Member): void {
  for (const session of media.sessions) {
    if (session.userID === userID) media.close(session);
  }
}

const publicationOf = (stream: { streamID: string; owner: Member }): Publication => ({
  userID: stream.owner.userID,
  streamID: stream.streamID,
});
