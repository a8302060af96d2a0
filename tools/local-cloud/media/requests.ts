import type { Context } from '../context';
import { CloseReason, DeniedAction } from '../protocol/codes';
import { MediaCmd, MediaCommand, SessionType } from '../protocol/commands';
import type { MediaPacket } from '../protocol/media-packet';
import { decode } from '../protocol/message';
import { refusalOf } from './admission';
import type { MediaChannel } from './channel';
import { Leg } from './leg';
import type { CloseNotice, MediaSession, SessionKind } from './session';

/** A request of a client that is logged in to the media service. */
export interface MediaRequest {
  readonly context: Context;
  readonly channel: MediaChannel;
  readonly packet: MediaPacket;
  readonly userID: string;
  readonly token: string;
  /** The session that the request names, if it is there and the user's own. */
  readonly session: MediaSession | undefined;
}

/** What a client can ask for. The login is elsewhere: it says who the client is. */
export const mediaRequests: Readonly<Partial<Record<number, (request: MediaRequest) => void>>> = {
  [MediaCommand.CreateSessionWithSdp]: (request) => void createSession(request),
  [MediaCommand.CloseSession]: closeSession,
  [MediaCommand.StreamStatusNotify]: notifyStatus,
  [MediaCommand.ActivateAudioPlayStream]: activateAudio,
  [MediaCommand.Peer2PeerNetStatsGet]: (request) => void answerStats(request),
  [MediaCommand.Cmd]: command,
  // Nothing to do: the browser's address is learnt from its checks, and video stays where it is.
  [MediaCommand.CandidateInfo]: ok,
  [MediaCommand.BroadcasterStatusNotify]: ok,
  [MediaCommand.ActivateVideoPlayStream]: ok,
  [MediaCommand.NetProbe]: ok,
  [MediaCommand.Sei]: ok,
  [MediaCommand.Dispatch]: ok,
};

function ok({ channel, packet }: MediaRequest): void {
  channel.answer(packet.head, 'ResultRsp', { result: 0 });
}

async function createSession(request: MediaRequest): Promise<void> {
  const { context, channel, packet, userID, token } = request;
  const { type, stream_id: streamID, sdp } = decode('CreateSessionWithSdpReq', packet.body);
  const kind = type === SessionType.Publish ? 'publish' : 'play';
  const opening = { kind, userID, streamID } as const;
  try {
    const refusal = refusalOf(context, opening, token);
    if (refusal) {
      await refuse(request, sdp, kind, refusal);
      return;
    }
    const session = await context.media.open(opening, sdp, channel);
    answerCreated(request, session.id, session.leg.answer, session.token);
    context.media.begin(session);
  } catch (error) {
    context.registry.note(`${userID} can't ${kind} ${streamID}: ${String(error)}`);
    const id = context.media.nextID();
    answerCreated(request, id, '');
    channel.refuse(id, { reason: CloseReason.SdpInvalid, action: DeniedAction.Stop });
  }
}

/**
 * The SDK takes no answer for a no: it wants a session that it is then told to close. A publisher
 * must have taken the answer by then: an end that comes while it still does is reported, and never
 * tried again. A player must not: once it is connected, it takes itself for playing.
 */
async function refuse(
  request: MediaRequest,
  offer: string,
  kind: SessionKind,
  notice: CloseNotice,
): Promise<void> {
  const { context, channel, userID } = request;
  const leg = await Leg.open(kind === 'publish' ? 'in' : 'out', offer);
  const id = context.media.nextID();
  answerCreated(request, id, leg.answer);
  context.registry.note(`${userID} is refused a media session: ${JSON.stringify(notice)}`);
  if (kind === 'publish') await leg.checked(CHECK_MS);
  // Before it connects: who is refused never publishes.
  await leg.close();
  if (kind === 'publish') setTimeout(() => channel.refuse(id, notice), SETTLE_MS);
  else channel.refuse(id, notice);
}

/** Where no media gets through, a refusal is told all the same. */
const CHECK_MS = 2000;

/** From the client's first check to the end of its work on the answer. */
const SETTLE_MS = 200;

function answerCreated(
  { context, channel, packet }: MediaRequest,
  id: number,
  sdp: string,
  session_token = '',
): void {
  const answer = {
    result: 0,
    gw_version: GATEWAY_VERSION,
    sdp,
    session_token,
    gw_nodes: [context.host()],
    gw_nodes_ttl: 60,
    client_ip: '127.0.0.1',
    peer_id: id,
  };
  channel.answer(packet.head, 'CreateSessionWithSdpRsp', answer, id);
}

/** From 0x04000500 on the SDK would wrap mute flags and the like in `Cmd`. */
const GATEWAY_VERSION = 0x03000000;

function closeSession(request: MediaRequest): void {
  if (request.session) request.context.media.close(request.session);
  ok(request);
}

function notifyStatus(request: MediaRequest): void {
  const { mic_status, camera_status } = decode('StreamStatus', request.packet.body);
  if (request.session) {
    request.context.media.setStatus(request.session, { mic: mic_status, camera: camera_status });
  }
  ok(request);
}

function activateAudio(request: MediaRequest): void {
  const { active } = decode('ActivatePlayStreamReq', request.packet.body);
  request.session?.activate(active !== 0);
  ok(request);
}

async function answerStats({ channel, packet, session }: MediaRequest): Promise<void> {
  const { peer_id } = decode('Peer2PeerNetStatsGetReq', packet.body);
  const { lost, roundTripMs } = (await session?.leg.quality()) ?? { lost: 0, roundTripMs: 0 };
  channel.answer(packet.head, 'Peer2PeerNetStatsGetRsp', {
    result: 0,
    peer_id,
    p2p_lost_rate: Math.round(lost * 100),
    p2p_rtt: roundTripMs,
  });
}

/** Of the commands there are, only the publisher's grade of its own network comes here. */
function command({ context, channel, packet, session }: MediaRequest): void {
  const { peer_id, cmd_id, body } = decode('CmdMsg', packet.body);
  const isGrade = cmd_id === MediaCmd.NetQuality;
  const grade = isGrade ? decode('CmdNetQuality', body).net_quality_grade : undefined;
  channel.answerCmd(packet.head, { peer_id, cmd_id, seq: grade?.seq ?? 0 });
  if (!grade || session?.kind !== 'publish') return;
  const { tx_quality, rx_quality, seq } = grade;
  context.media.passGrade(session, { tx: tx_quality, rx: rx_quality, seq });
}
