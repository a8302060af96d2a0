import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { Context } from '../context';
import type { Member } from '../room/member';
import { refusalOf } from './admission';
import type { MediaSession, SessionKind, SessionPeer } from './session';

/** `/whip/<app>/<stream>` to publish, `/whep/<app>/<stream>` to play. */
const ENDPOINT = /^\/(whip|whep)\/[^/]+\/([^/]+)$/;

/** What the answer's `Location` names; to be deleted at the end. */
const RESOURCE = /^\/(?:whip|whep)\/sessions\/([^/]+)$/;

const SDP = 'application/sdp';
const MAX_OFFER_BYTES = 64 * 1024;

/** A client that comes by HTTP hears nothing of its session but the end of the connection. */
const noPeer: SessionPeer = {
  status: () => undefined,
  grade: () => undefined,
  event: () => undefined,
  closed: () => undefined,
  reset: () => undefined,
};

class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** Whether a request is for {@link whipListener}. */
export const isWhip = (url = ''): boolean => /^\/wh[ie]p\//.test(url);

/**
 * Publishing (WHIP, RFC 9725) and playing (WHEP) by HTTP, for a simulated phone. Where a phone would
 * connect to `rtmp://host/<app>/<stream>?<query>`, it posts its offer to `/whip/<app>/<stream>?<query>`
 * and deletes the resource at the end. The query's `zgdid` is the session that the SDK got at its
 * login: it tells who this is.
 */
export function whipListener(context: Context): RequestListener {
  return (request, response) => {
    void handle(context, request, response).catch((error: unknown) => {
      const status = error instanceof Refused ? error.status : 500;
      const message = error instanceof Error ? error.message : String(error);
      response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(message);
      request.resume();
    });
  };
}

async function handle(
  context: Context,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const [, token] = RESOURCE.exec(pathname) ?? [];
  if (token) {
    if (request.method !== 'DELETE') throw new Refused(405, 'A session can only be deleted.');
    const session = context.media.sessions.find((one) => one.token === token);
    // It may have ended a moment ago, with its publisher: whoever deletes it has what they want.
    if (session) context.media.close(session);
    response.writeHead(200).end();
    return;
  }
  const [, way, streamID] = ENDPOINT.exec(pathname) ?? [];
  if (!streamID) throw new Refused(404, `There is no ${pathname} here.`);
  if (request.method !== 'POST') throw new Refused(405, 'Post an offer.');
  const member = memberOf(context, searchParams.get('zgdid'));
  const kind = way === 'whip' ? 'publish' : 'play';
  const session = await open(context, request, member, kind, decodeURIComponent(streamID));
  response.writeHead(201, { 'Content-Type': SDP, Location: `/${way}/sessions/${session.token}` });
  response.end(session.leg.answer);
  context.media.begin(session);
}

async function open(
  context: Context,
  request: IncomingMessage,
  member: Member,
  kind: SessionKind,
  streamID: string,
): Promise<MediaSession> {
  const { userID } = member;
  if (request.headers['content-type'] !== SDP) throw new Refused(415, `Post an ${SDP}.`);
  const opening = { kind, userID, streamID };
  const refusal = refusalOf(context, opening);
  if (refusal) throw new Refused(403, `Refused: ${JSON.stringify(refusal)}`);
  const offer = await read(request);
  try {
    return await context.media.open(opening, offer, noPeer);
  } catch (error) {
    throw new Refused(400, `The offer can't be answered: ${String(error)}`);
  }
}

function memberOf({ registry }: Context, sessionID: string | null): Member {
  const members = registry.rooms.flatMap((room) => [...room.members.values()]);
  const member = members.find((one) => !one.virtual && String(one.sessionID) === sessionID);
  if (!member) throw new Refused(403, 'Only who is logged in to a room may publish and play.');
  return member;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_OFFER_BYTES) throw new Refused(413, 'The offer is too large.');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
