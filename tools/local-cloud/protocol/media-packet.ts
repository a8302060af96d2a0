import { ProtocolError } from './frame';
import { decode, encode, type Message } from './message';

/**
 * What a media tunnel carries, all numbers big-endian: a message for one session in an envelope.
 *
 * `B5 00 | u16 header length | u32 rest length | PcHeader` and then, as the rest,
 * `11 | u16 head length | u32 body length | Head | body`
 */
export interface MediaPacket {
  readonly head: Message<'Head'>;
  readonly body: Uint8Array;
}

const ENVELOPE_MAGIC = 0xb500;
const ENVELOPE_LENGTH = 8;
const MAGIC = 0x11;
const PREFIX_LENGTH = 7;

/** Of the envelope; the SDK takes whatever else comes from a server for an error. */
const FROM_SERVER = 101;

export function encodeMediaPacket({ head, body }: MediaPacket): Uint8Array {
  const envelope = encode('PcHeader', { cmd: FROM_SERVER });
  const header = encode('Head', head);
  const start = ENVELOPE_LENGTH + envelope.length;
  const rest = PREFIX_LENGTH + header.length + body.length;
  const bytes = new Uint8Array(start + rest);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, ENVELOPE_MAGIC);
  view.setUint16(2, envelope.length);
  view.setUint32(4, rest);
  bytes.set(envelope, ENVELOPE_LENGTH);
  view.setUint8(start, MAGIC);
  view.setUint16(start + 1, header.length);
  view.setUint32(start + 3, body.length);
  bytes.set(header, start + PREFIX_LENGTH);
  bytes.set(body, start + PREFIX_LENGTH + header.length);
  return bytes;
}

/** @throws ProtocolError when a prefix is wrong or the packet is cut short */
export function decodeMediaPacket(bytes: Uint8Array): MediaPacket {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < ENVELOPE_LENGTH || view.getUint16(0) !== ENVELOPE_MAGIC) {
    throw new ProtocolError('a media packet begins with B5 00 and two lengths');
  }
  const start = ENVELOPE_LENGTH + view.getUint16(2);
  const end = start + view.getUint32(4);
  if (bytes.length !== end || end < start + PREFIX_LENGTH || bytes[start] !== MAGIC) {
    throw new ProtocolError('a media packet holds a message that begins with 11');
  }
  const headStart = start + PREFIX_LENGTH;
  const bodyStart = headStart + view.getUint16(start + 1);
  if (end !== bodyStart + view.getUint32(start + 3)) {
    throw new ProtocolError('a media message is as long as its two lengths say');
  }
  return {
    head: decode('Head', bytes.subarray(headStart, bodyStart)),
    body: bytes.subarray(bodyStart),
  };
}
