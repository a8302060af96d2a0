import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { LocalCloud } from '../../tools/local-cloud';
import { decodeFrame, encodeFrame, FrameType } from '../../tools/local-cloud/protocol/frame';
import { decode, encode } from '../../tools/local-cloud/protocol/message';

/** Asks by hand, as a changed client may, where to publish a stream `mine`. @returns the cloud's code, 0 for yes */
export async function wayToPublish(
  cloud: LocalCloud,
  token: string,
  userID: string,
): Promise<number> {
  const socket = new WebSocket(`ws://${cloud.host}/accesshub`);
  await once(socket, 'open');
  const request = encode('HTTPRequest', {
    txid: 1,
    location: '/v1/jsrtmp/dispatch/local/mine/push/127.0.0.1',
    headers: [
      { name: 'Token-Str', val: token },
      { name: 'Token-Userid', val: userID },
    ],
  });
  const answered = once(socket, 'message') as Promise<[Buffer]>;
  socket.send(encodeFrame({ type: FrameType.HTTPRequest, stream: 3, body: request }));
  const { body } = decode('HTTPResponse', decodeFrame((await answered)[0]).body);
  socket.terminate();
  const { code, hosts } = JSON.parse(Buffer.from(body).toString()) as {
    code: number;
    hosts?: string[];
  };
  expect(hosts).toEqual(code === 0 ? [cloud.host] : undefined);
  return code;
}
