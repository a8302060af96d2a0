import type { Context } from '../context';
import { ServerCode } from '../protocol/codes';
import type { Message } from '../protocol/message';
import { mediaToken, sending } from '../rights/publishing';

/** `/v1/jsrtmp/dispatch/<app>/<stream>/<push|pull>/<client address>` */
const LOCATION = /^\/v1\/jsrtmp\/dispatch\/[^/]*\/([^/]+)\/(push|pull)\//;

export interface DispatchAnswer {
  readonly status: number;
  readonly json: { readonly code: number; readonly message: string; readonly hosts?: string[] };
}

/**
 * Tells a client where to publish or play a stream: right here, though not by RTMP. A simulated
 * phone that carries sound does so by WHIP and WHEP (`media/whip.ts`); one that carries none
 * connects to nothing at all.
 * A status other than 200 makes the SDK try again
 * for up to 300 s, a code other than 0 makes it give up at once (1102017).
 */
export function dispatchMedia(context: Context, request: Message<'HTTPRequest'>): DispatchAnswer {
  const [, streamID, direction] = LOCATION.exec(request.location) ?? [];
  if (!streamID) return refuse(404, ServerCode.BadRequest, 'unknown location');
  const header = (name: string) => request.headers.find((line) => line.name === name)?.val ?? '';
  const userID = header('Token-Userid');
  const refusal = context.board.takeRefusal(direction === 'push' ? 'publish' : 'play', userID);
  if (refusal) {
    const status = refusal.status ?? 200;
    return refuse(status, refusal.code ?? ServerCode.BadRequest, 'refused on request');
  }
  const token = header('Token-Str');
  const code =
    direction === 'push'
      ? sending(context, { userID, streamID: decodeURIComponent(streamID) }, token)
      : mediaToken(context, userID, token).code;
  if (code !== ServerCode.Ok) return refuse(200, code, 'refused');
  return { status: 200, json: { code: 0, message: '', hosts: [context.host()] } };
}

function refuse(status: number, code: number, message: string): DispatchAnswer {
  return { status, json: { code, message } };
}
