import { createConnection } from 'node:net';
import { setImmediate as turn } from 'node:timers/promises';
import type { Shot } from './requests';

/** So long nothing comes, in ms: nothing will, or not before the service's own patience ends. */
const SILENCE_MS = 150;

/** One answer of the service, as far as it came. */
export interface FuzzAnswer {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/**
 * Sends a shot's bytes over a socket of its own.
 *
 * @returns the answers that came
 * @throws where nobody listens any more
 */
export async function send(port: number, bytes: Buffer, how: Shot): Promise<FuzzAnswer[]> {
  const socket = createConnection({ host: '127.0.0.1', port, allowHalfOpen: true });
  const chunks: Buffer[] = [];
  const over = new Promise<void>((resolve, reject) => {
    socket.on('close', () => resolve());
    // A refused socket may be gone before all is sent; but somebody must have been there.
    socket.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'ECONNREFUSED') reject(error);
    });
  });
  socket.on('data', (chunk) => chunks.push(chunk));
  socket.on('end', () => socket.destroy());
  socket.setTimeout(SILENCE_MS, () => socket.destroy());
  const size = Math.max(1, Math.ceil(bytes.length / how.pieces));
  for (let at = 0; at < bytes.length && !socket.destroyed; at += size) {
    await new Promise((resolve) => socket.write(bytes.subarray(at, at + size), resolve));
    if (how.pieces > 1) await turn();
  }
  if (how.end === 'says no more') socket.end();
  if (how.end === 'leaves') socket.destroy();
  if (how.end === 'resets') socket.resetAndDestroy();
  await over;
  return answersIn(Buffer.concat(chunks).toString('latin1'));
}

function answersIn(text: string): FuzzAnswer[] {
  return text
    .split(/(?=HTTP\/1\.1 \d{3} )/)
    .filter(Boolean)
    .map((answer) => {
      const [head = '', body = ''] = answer.split('\r\n\r\n', 2);
      return { status: Number(/^HTTP\/1\.1 (\d{3}) /.exec(head)?.[1] ?? NaN), head, body };
    });
}
