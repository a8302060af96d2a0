import { createConnection, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** What became of the requests. */
export interface Outcome {
  /** How many were due. Those for whom no connection became free were not sent. */
  readonly offered: number;
  /** ms that each answer of 200 took, the quickest first. */
  readonly served: readonly number[];
  /** How many got a 503. */
  readonly shed: number;
  /** Other answers, and connections that were cut with a request on them. */
  readonly failed: number;
}

export interface Offer {
  readonly connections: number;
  /** `Infinity`: as many as the connections have room for. */
  readonly perSecond: number;
  readonly ms: number;
  /** Called when the connections are open, before the first request. */
  readonly begin?: () => Promise<void>;
}

/** Between two looks at how many requests are due, in ms. */
const TICK_MS = 5;

/**
 * Offers so many requests a second for a while, whether they are answered or not, over so many connections
 * that are kept. Sockets and bytes, for what makes the load must cost less than what bears it.
 */
export async function offer(
  url: string,
  requests: readonly Buffer[],
  { connections, perSecond, ms, begin }: Offer,
): Promise<Outcome> {
  const served: number[] = [];
  let [offered, sent, shed, failed] = [0, 0, 0, 0];
  const free: Line[] = [];
  const port = Number(new URL(url).port);
  const send = () => {
    for (let line = free[0]; line && sent < offered; line = free[0]) {
      free.shift();
      const request = requests[(sent += 1) % requests.length];
      if (request) line.send(request);
    }
  };
  const lines = await Promise.all(
    Array.from({ length: connections }, () =>
      Line.open(port, (line, status, took) => {
        if (status === 200) served.push(took);
        else if (status === 503) shed += 1;
        else failed += 1;
        if (status !== undefined) free.push(line);
        send();
      }),
    ),
  );
  free.push(...lines);
  await begin?.();

  const began = performance.now();
  for (let now = 0; now < ms;) {
    await sleep(TICK_MS);
    now = performance.now() - began;
    offered =
      perSecond === Infinity ? Infinity : Math.floor((Math.min(now, ms) * perSecond) / 1000);
    send();
  }
  // Whoever found no connection free goes.
  const due = offered;
  offered = sent;
  // What was taken is answered.
  const end = performance.now() + 20_000;
  while (served.length + shed + failed < sent && performance.now() < end) {
    await sleep(TICK_MS);
  }
  failed += sent - served.length - shed - failed;
  for (const line of lines) line.close();
  return { offered: due, served: served.sort((a, b) => a - b), shed, failed };
}

/** A connection with one request at a time. */
class Line {
  private sentAt = 0;
  private waits = false;
  private text = '';

  private constructor(
    private readonly socket: Socket,
    private readonly onAnswer: (line: Line, status: number | undefined, took: number) => void,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', () => undefined);
    socket.on('close', () => this.answered(undefined));
  }

  static open(port: number, onAnswer: Line['onAnswer']): Promise<Line> {
    return new Promise((resolve, reject) => {
      const socket = createConnection({ host: '127.0.0.1', port }, () => {
        socket.off('error', reject);
        resolve(new Line(socket, onAnswer));
      });
      socket.on('error', reject);
    });
  }

  send(request: Buffer): void {
    this.waits = true;
    this.sentAt = performance.now();
    this.socket.write(request);
  }

  close(): void {
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.text += chunk.toString('latin1');
    const head = this.text.indexOf('\r\n\r\n');
    if (head < 0) return;
    const length = Number(/content-length: (\d+)/i.exec(this.text)?.[1] ?? 0);
    if (this.text.length < head + 4 + length) return;
    const status = Number(this.text.slice(9, 12));
    this.text = '';
    this.answered(status);
  }

  private answered(status: number | undefined): void {
    if (!this.waits) return;
    this.waits = false;
    this.onAnswer(this, status, performance.now() - this.sentAt);
  }
}
