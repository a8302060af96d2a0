/** A server that answers as ZEGO's server API does, and keeps what it was asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { zegoSignature } from '../../server/zego-api/signature';

export interface ZegoCall {
  readonly action: string;
  readonly query: URLSearchParams;
  /** `performance.now()` */
  readonly at: number;
}

export interface RecordedZego {
  readonly url: string;
  readonly calls: readonly ZegoCall[];
  /** Of an action, one after the other; the last goes on. */
  answers: Record<string, readonly (object | 'cut' | 'silence')[]>;
  /** The parameters of the calls of an action, without those that every call has. */
  asked(action: string): Record<string, string>[];
  close(): Promise<void>;
}

const COMMON = ['Action', 'AppId', 'SignatureNonce', 'Timestamp', 'Signature', 'SignatureVersion'];

export async function startRecordedZego(known: {
  readonly appID: number;
  readonly secret: string;
}): Promise<RecordedZego> {
  const calls: ZegoCall[] = [];
  const server = createServer((request, response) => {
    const { searchParams: query } = new URL(request.url ?? '/', 'http://localhost');
    const action = query.get('Action') ?? '';
    const before = calls.filter((call) => call.action === action).length;
    calls.push({ action, query, at: performance.now() });
    const timestamp = Number(query.get('Timestamp'));
    const expected = zegoSignature({
      ...known,
      nonce: query.get('SignatureNonce') ?? '',
      timestamp,
    });
    const answers = zego.answers[action] ?? [{ Code: 0, Message: 'success', Data: null }];
    const answer = answers[Math.min(before, answers.length - 1)];
    if (answer === 'cut') request.socket.destroy();
    if (typeof answer !== 'object') return;
    const isOurs =
      query.get('Signature') === expected && Math.abs(timestamp - Date.now() / 1000) < 600;
    response.end(JSON.stringify(isOurs ? answer : { Code: 100_000_005, Message: 'signature' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const zego: RecordedZego = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls,
    answers: {},
    asked: (action) =>
      calls
        .filter((call) => call.action === action)
        .map(({ query }) =>
          Object.fromEntries([...query].filter(([name]) => !COMMON.includes(name))),
        ),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return zego;
}
