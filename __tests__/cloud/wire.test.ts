import { once } from 'node:events';
import { WebSocket } from 'ws';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud/index';
import { ServerCode } from '../../tools/local-cloud/protocol/codes';
import { Command, Service } from '../../tools/local-cloud/protocol/commands';
import { decodeFrame, encodeFrame, FrameType } from '../../tools/local-cloud/protocol/frame';
import { decode, encode } from '../../tools/local-cloud/protocol/message';
import { decodePacket, encodePacket } from '../../tools/local-cloud/protocol/packet';

let cloud: LocalCloud;
let lines: string[];

beforeEach(async () => {
  lines = [];
  cloud = await startLocalCloud({ port: 0, log: ({ text }) => lines.push(text) });
});

afterEach(() => cloud.close());

/** What no SDK would send: these tests hold the socket themselves. */
async function connect(path = '/accesshub', origin?: string): Promise<WebSocket> {
  const socket = new WebSocket(`ws://${cloud.host}${path}`, { origin });
  await once(socket, 'open');
  return socket;
}

async function ask(socket: WebSocket, type: number, body: Uint8Array) {
  const answered = once(socket, 'message') as Promise<[Buffer]>;
  socket.send(encodeFrame({ type, stream: 3, body }));
  const [data] = await answered;
  return decodeFrame(data);
}

function upward(serviceNo: number, payload: Uint8Array): Uint8Array {
  return encode('PCUpwardMessage', {
    txid: 1,
    id_name: 'ann',
    service_no: serviceNo,
    ack: false,
    payload,
    wss_message_type: 2,
  });
}

describe('on the wire', () => {
  it('a ping is answered on its stream', async () => {
    const socket = await connect();
    const frame = await ask(
      socket,
      FrameType.HBRequest,
      encode('HBRequest', { txid: 9, ts: 1234 }),
    );
    expect(frame).toMatchObject({ type: FrameType.HBResponse, stream: 3 });
    expect(decode('HBResponse', frame.body)).toMatchObject({ txid: 9, ts: 1234 });
  });

  it('a tunnel to a service that is not there is broken at once', async () => {
    const socket = await connect();
    const frame = await ask(socket, FrameType.PCUpwardMessage, upward(99, new Uint8Array()));
    expect(frame.type).toBe(FrameType.PCBroken);
  });

  it('a request of somebody who is in no room is answered so', async () => {
    const socket = await connect();
    const header = { cmd: Command.GetStreamList, seq: 5, timestamp: 0, context_key: 1 };
    const packet = encodePacket({ header, body: new Uint8Array() });
    const frames: Buffer[] = [];
    socket.on('message', (data: Buffer) => frames.push(data));
    await ask(socket, FrameType.PCUpwardMessage, upward(Service.Room, packet));
    if (frames.length < 2) await once(socket, 'message');
    const [established, answer] = frames.map(decodeFrame);
    expect(established?.type).toBe(FrameType.PCEstablished);
    const { payload } = decode('PCDownwardMessage', answer?.body ?? new Uint8Array());
    const { header: head, body } = decodePacket(payload);
    expect(head).toMatchObject({ cmd: Command.GetStreamList + 1, seq: 5 });
    expect(decode('CommonRsp', body).rsp_head.code).toBe(ServerCode.NotInRoom);
  });

  it.each([
    ['no frame', Buffer.from('hello')],
    ['a frame with nonsense in it', encodeFrame({ type: 17, stream: 3, body: Uint8Array.of(255) })],
  ])('%s ends the connection', async (_, bytes) => {
    const socket = await connect();
    const closed = once(socket, 'close');
    socket.send(bytes);
    await closed;
    expect(lines.join('\n')).toContain('nonsense');
  });

  it.each([
    ['another path', '/elsewhere', undefined],
    ['a page of another host', '/accesshub', 'https://example.com'],
  ])('%s gets no socket', async (_, path, origin) => {
    await expect(connect(path, origin)).rejects.toThrow();
  });
});
