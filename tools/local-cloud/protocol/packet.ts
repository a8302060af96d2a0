import { ProtocolError } from './frame';
import { decode, encode, type Message } from './message';

/**
 * The inner layer: what a room tunnel carries, all numbers big-endian:
 *
 * `31 | u16 header length | u32 body length | header (protobuf) | body (protobuf)`
 */
export interface Packet {
  readonly header: Message<'Header'>;
  readonly body: Uint8Array;
}

const MAGIC = 0x31;
const PREFIX_LENGTH = 7;

export function encodePacket({ header, body }: Packet): Uint8Array {
  const head = encode('Header', header);
  const bytes = new Uint8Array(PREFIX_LENGTH + head.length + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint8(0, MAGIC);
  view.setUint16(1, head.length);
  view.setUint32(3, body.length);
  bytes.set(head, PREFIX_LENGTH);
  bytes.set(body, PREFIX_LENGTH + head.length);
  return bytes;
}

/** @throws ProtocolError when the prefix is wrong or the packet is cut short */
export function decodePacket(bytes: Uint8Array): Packet {
  if (bytes.length < PREFIX_LENGTH || bytes[0] !== MAGIC) {
    throw new ProtocolError('a room packet begins with 31 and two lengths');
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const headLength = view.getUint16(1);
  const bodyLength = view.getUint32(3);
  if (bytes.length !== PREFIX_LENGTH + headLength + bodyLength) {
    throw new ProtocolError('a room packet is as long as its two lengths say');
  }
  const bodyStart = PREFIX_LENGTH + headLength;
  return {
    header: decode('Header', bytes.subarray(PREFIX_LENGTH, bodyStart)),
    body: bytes.subarray(bodyStart),
  };
}
