import { RTCPeerConnection, RtpHeader, RtpPacket } from 'werift';
import type { LocalCloud } from '../../tools/local-cloud';
import type { Caller } from '../cloud/caller';

export const SDP = 'application/sdp';

/** A made-up phone's way to send and to receive sound: an end of a WebRTC connection by WHIP or WHEP. */
export function mediaEnd(direction: 'sendonly' | 'recvonly'): RTCPeerConnection {
  const one = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
  });
  one.addTransceiver('audio', { direction });
  return one;
}

/** What follows the host in an address that the SDK gives its pusher or its player. */
export const pathOf = (url: string): string => url.replace(/^rtmp:\/\/[^/]*/, '');

/** Where the SDK would publish a stream; it rejects as the SDK does. */
export async function pushPath({ engine, phone }: Caller, streamID: string): Promise<string> {
  await engine.createPusher()?.start(streamID);
  return pathOf((phone.pageData['pusher'] as { url: string }).url);
}

/** Where the same phone would play a stream. */
export const playPath = (push: string, streamID: string): string =>
  `/local/${streamID}${push.slice(push.indexOf('?'))}`;

export const postOffer = (
  { host }: LocalCloud,
  path: string,
  body: string,
  type = SDP,
): Promise<Response> =>
  fetch(`http://${host}${path}`, { method: 'POST', headers: { 'content-type': type }, body });

/** Offers a connection, and takes the answer if there is one. */
export async function offerTo(
  cloud: LocalCloud,
  one: RTCPeerConnection,
  path: string,
): Promise<Response> {
  await one.setLocalDescription(await one.createOffer());
  const response = await postOffer(cloud, path, one.localDescription?.sdp ?? '');
  if (response.status === 201) {
    await one.setRemoteDescription({ type: 'answer', sdp: await response.clone().text() });
  }
  return response;
}

/** Sends a packet of sound, of which nothing matters but that it arrives. */
export function speak(one: RTCPeerConnection, sequenceNumber: number): Promise<void> {
  const header = new RtpHeader({
    sequenceNumber,
    timestamp: sequenceNumber * 960,
    payloadType: 96,
  });
  const [transceiver] = one.getTransceivers();
  if (!transceiver) throw new Error('no transceiver');
  return transceiver.sender.sendRtp(new RtpPacket(header, Buffer.from('sound')));
}
