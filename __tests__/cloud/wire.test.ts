import { once } from 'node:events';
import { inflateSync } from 'node:zlib';
import { WebSocket } from 'ws';
import { CLOUD_SETTINGS } from '../../tools/local-cloud/access/cloud-settings';
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

  it('what is asked of the cloud settings is in the answer, and is not told twice', async () => {
    const socket = await connect();
    const settings = async (hash: Uint8Array) => {
      const files = ['init', 'room', 'rtc'].map((file_name) => ({ file_name, hash, g_version: 0 }));
      const body = encode('GetCloudSettingReq', { files });
      const request = { txid: 4, interface_id: CLOUD_SETTINGS, body };
      const frame = await ask(socket, FrameType.HTTPRequest2, encode('HTTPRequest2', request));
      const answer = decode('HTTPResponse', frame.body);
      expect(answer).toMatchObject({ txid: 4, status_code: 200 });
      return decode('GetCloudSettingRsp', answer.body).file_response;
    };
    const files = await settings(new Uint8Array());
    expect(files.map(({ file_name }) => file_name)).toEqual(['init', 'room', 'rtc']);
    for (const { code, json_data, hash } of files) {
      expect(code).toBe(0);
      expect(JSON.parse(inflateSync(json_data).toString())).toEqual({});
      expect(hash.length).toBeGreaterThan(0);
    }
    // To the SDK an empty hash says: keep what you have.
    for (const again of await settings(files[0]?.hash ?? new Uint8Array())) {
      expect([again.hash.length, again.json_data.length]).toEqual([0, 0]);
    }
  });

  it('a report of a stream is answered with the word that the SDK waits for', async () => {
    const socket = await connect('/ws/report/stream?appid=1');
    const answered = once(socket, 'message') as Promise<[Buffer]>;
    socket.send('a report');
    expect((await answered).toString()).toContain('success');
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
