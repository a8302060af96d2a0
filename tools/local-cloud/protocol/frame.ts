/**
 * The outer layer: one binary WebSocket message is one frame, all numbers big-endian:
 *
 * `AF 00 | u16 type | u32 body length | u32 stream | 00 | body (protobuf)`
 *
 * `stream` multiplexes the connection. An answer goes back on the stream of its question.
 */
export interface Frame {
  readonly type: number;
  readonly stream: number;
  readonly body: Uint8Array;
}

const MAGIC = 0xaf00;
const HEADER_LENGTH = 13;

/** The types of frame that the local cloud knows. */
export const FrameType = {
  StreamClosed: 2,
  CloseConnection: 3,
  HTTPRequest: 4,
  HTTPResponse: 5,
  HBRequest: 12,
  HBResponse: 13,
  GetConfigRequest: 14,
  GetConfigResponse: 15,
  PCUpwardMessage: 17,
  PCUpwardMessageAck: 18,
  PCEstablished: 19,
  PCBroken: 20,
  PCDownwardMessage: 21,
  GetAppConfigRequest: 23,
  GetAppConfigResponse: 24,
  HTTPRequest2: 33,
  Redirect2: 34,
  DispatchRequest2: 35,
  DispatchResponse2: 36,
} as const;

/** The bytes on the wire are not what this layer expects. */
export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
}

export function encodeFrame({ type, stream, body }: Frame): Uint8Array {
  const bytes = new Uint8Array(HEADER_LENGTH + body.length);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, MAGIC);
  view.setUint16(2, type);
  view.setUint32(4, body.length);
  view.setUint32(8, stream);
  bytes.set(body, HEADER_LENGTH);
  return bytes;
}

/** @throws ProtocolError when the header is wrong or the body is cut short */
export function decodeFrame(bytes: Uint8Array): Frame {
  if (bytes.length < HEADER_LENGTH) {
    throw new ProtocolError(`a frame has at least ${HEADER_LENGTH} bytes, not ${bytes.length}`);
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (view.getUint16(0) !== MAGIC) throw new ProtocolError('a frame begins with AF 00');
  const length = view.getUint32(4);
  if (bytes.length !== HEADER_LENGTH + length) {
    throw new ProtocolError(
      `the header announces ${length} bytes, ${bytes.length - HEADER_LENGTH} follow`,
    );
  }
  return {
    type: view.getUint16(2),
    stream: view.getUint32(8),
    body: bytes.subarray(HEADER_LENGTH),
  };
}
