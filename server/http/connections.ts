import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { answerText } from './answer';
import type { ClientAddresses } from './client-address';

export interface ConnectionLimits {
  /** Of one address that is no proxy of ours. */
  readonly perAddress: number;
  /** Of all together. */
  readonly total: number;
}

/** Why a connection was ended before its other end wished it. */
export type EndReason =
  | 'too_many_of_address'
  | 'too_many'
  | 'too_many_at_once'
  | 'no_request'
  | 'slow_header'
  | 'slow_body'
  | 'answer_not_taken'
  | 'no_answer'
  | 'idle'
  | 'not_http';

/** How long each state of a connection may last, in ms; {@link SWEEP_MS} is added to each. */
const ENDS = {
  /** From its first byte to the end of the header: from a connection's beginning, or a byte after an answer. */
  header: 8000,
  /** From the header's end to the body's. */
  body: 8000,
  /** From our answer until the other end has taken it. */
  taking: 8000,
  /** From the whole request to our answer: what takes longest asks a neighbour, who has less time. */
  answering: 20_000,
  /** Between two requests of anybody. */
  idle: 10_000,
  /** Between two requests of a proxy: longer than proxies keep theirs, or one would use what we end. */
  idleProxy: 75_000,
  /** From a refusal until the other end must have read it. */
  refused: 1000,
};
const SWEEP_MS = 500;
/** Requests of one connection without an answer taken: programs wait for one before they send the next. */
const AT_ONCE = 64;

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly since: number;
  /** To be called once when it is over, be it answered or not. */
  readonly done: () => void;
  /** When our answer was first seen to be given. */
  answered?: number;
}

interface Connection {
  readonly socket: Socket;
  /** What is counted together; missing for a proxy of ours. */
  readonly group: string | undefined;
  readonly exchanges: Set<Exchange>;
  /** When it began, or its last answer was taken. */
  since: number;
  served: boolean;
  /** How much had come by then: more is the beginning of another request. */
  bytes: number;
  headerSince?: number;
  refused?: number;
}

/** What an end is answered with, if there is still somebody to answer. */
const answers: Partial<Record<EndReason, string>> = {
  no_request: answerText(408, 'too_slow', 'No request came.'),
  slow_header: answerText(408, 'too_slow', 'The request took too long to arrive.'),
  slow_body: answerText(408, 'too_slow', 'The request took too long to arrive.'),
};

/**
 * Bounds how many connections there are and how long each state of one lasts. Node's own timeouts
 * know less: of a refused connection that the other end keeps open, of an answer that nobody takes,
 * and of how many of them one address may have.
 */
export class Connections {
  readonly #connections = new Map<Socket, Connection>();
  readonly #ofGroup = new Map<string, number>();
  /** Without a request under way, the oldest first: they make room for others. */
  readonly #unserved = new Set<Connection>();
  readonly #idle = new Set<Connection>();
  readonly #sweeper: NodeJS.Timeout;
  #arrivals = 0;
  #draining = false;
  #idleMs: number | undefined;
  #onEmpty: (() => void) | undefined;

  constructor(
    server: Server,
    private readonly limits: ConnectionLimits,
    private readonly addresses: ClientAddresses,
    /** Told of each connection that was ended. */
    private readonly onEnd: (reason: EndReason) => void,
  ) {
    server.on('connection', (socket: Socket) => this.#arrived(socket));
    this.#sweeper = setInterval(() => this.#sweep(), SWEEP_MS).unref();
  }

  get count(): number {
    return this.#connections.size;
  }

  /**
   * A whole header has come.
   *
   * @param done - called once when its answer was taken, or nobody is left to take it
   */
  begin(request: IncomingMessage, response: ServerResponse, done: () => void): void {
    if (this.#draining) response.shouldKeepAlive = false;
    const connection = this.#connections.get(request.socket);
    if (!connection) return done();
    const exchange = { request, response, since: performance.now(), done };
    connection.exchanges.add(exchange);
    if (connection.exchanges.size > AT_ONCE) {
      this.refuse(connection.socket, undefined, 'too_many_at_once');
    }
    this.#unserved.delete(connection);
    this.#idle.delete(connection);
    response.once('close', () => this.#served(connection, exchange));
  }

  /** Answers what is no request with these bytes, and ends; once for a connection. */
  refuse(socket: Socket, text: string | undefined, reason: EndReason): void {
    const connection = this.#connections.get(socket);
    if (!connection || connection.refused !== undefined) return;
    this.onEnd(reason);
    if (!text || !socket.writable) {
      socket.destroy();
      return;
    }
    connection.refused = performance.now();
    // What still comes is read and forgotten: unread, it would make the system cut the answer off.
    socket.end(text);
    socket.resume();
  }

  /** From now on every answer is the last of its connection. */
  drain(): void {
    this.#draining = true;
    for (const { exchanges } of this.#connections.values()) {
      for (const { response } of exchanges) response.shouldKeepAlive = false;
    }
  }

  /** Resolves once all that knocked were let in: the system hands over one in a turn of the loop. */
  async letIn(): Promise<void> {
    for (let before = -1; before !== this.#arrivals;) {
      before = this.#arrivals;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Resolves once all are gone, those without a request after `idleMs`. No more may arrive. */
  async finish(idleMs: number): Promise<void> {
    this.#idleMs = idleMs;
    this.#sweep();
    if (this.count > 0) await new Promise<void>((resolve) => (this.#onEmpty = resolve));
  }

  /** Ends all, whatever they are at. @returns how many still waited for an answer */
  cut(): number {
    const all = [...this.#connections.values()];
    for (const { socket } of all) socket.destroy();
    clearInterval(this.#sweeper);
    return all.filter(({ exchanges }) => exchanges.size > 0).length;
  }

  #arrived(socket: Socket): void {
    this.#arrivals += 1;
    // Node listens as long as a socket is HTTP's. After CONNECT it is nobody's: a reset would end us all.
    socket.on('error', () => undefined);
    const address = socket.remoteAddress;
    const trusted = this.addresses.isTrusted(address);
    const group = trusted ? undefined : this.addresses.clientOf(address, undefined).groups[0]?.key;
    const ofGroup = group === undefined ? 0 : (this.#ofGroup.get(group) ?? 0);
    if (ofGroup >= this.limits.perAddress) return this.#reject(socket, 'too_many_of_address');
    if (this.count >= this.limits.total && !this.#makeRoom()) {
      return this.#reject(socket, 'too_many');
    }
    const connection: Connection = {
      socket,
      group,
      exchanges: new Set(),
      since: performance.now(),
      served: false,
      bytes: 0,
    };
    this.#connections.set(socket, connection);
    this.#unserved.add(connection);
    if (group !== undefined) this.#ofGroup.set(group, ofGroup + 1);
    socket.once('close', () => this.#gone(connection));
  }

  #reject(socket: Socket, reason: EndReason): void {
    this.onEnd(reason);
    socket.resetAndDestroy();
  }

  /** Ends whoever has kept a place longest without a request. */
  #makeRoom(): boolean {
    const [victim] = this.#unserved.size > 0 ? this.#unserved : this.#idle;
    if (!victim) return false;
    this.onEnd('too_many');
    // At once: its `close` comes only later.
    this.#forget(victim);
    victim.socket.destroy();
    return true;
  }

  #served(connection: Connection, exchange: Exchange): void {
    if (!connection.exchanges.delete(exchange)) return;
    exchange.done();
    if (connection.exchanges.size > 0 || !this.#connections.has(connection.socket)) return;
    connection.since = performance.now();
    connection.served = true;
    connection.bytes = connection.socket.bytesRead;
    connection.headerSince = undefined;
    this.#idle.add(connection);
  }

  #gone(connection: Connection): void {
    this.#forget(connection);
    for (const { done } of connection.exchanges) done();
    connection.exchanges.clear();
    if (this.count === 0) this.#onEmpty?.();
  }

  #forget(connection: Connection): void {
    if (!this.#connections.delete(connection.socket)) return;
    this.#unserved.delete(connection);
    this.#idle.delete(connection);
    const { group } = connection;
    if (group === undefined) return;
    const left = (this.#ofGroup.get(group) ?? 1) - 1;
    if (left > 0) this.#ofGroup.set(group, left);
    else this.#ofGroup.delete(group);
  }

  #sweep(): void {
    const now = performance.now();
    for (const connection of this.#connections.values()) {
      const { socket, refused } = connection;
      if (refused !== undefined) {
        if (now - refused >= ENDS.refused) socket.destroy();
        continue;
      }
      const reason = this.#overdue(connection, now);
      if (reason) this.refuse(socket, answers[reason], reason);
    }
  }

  #overdue(connection: Connection, now: number): EndReason | undefined {
    const { exchanges, socket, served } = connection;
    const [oldest] = exchanges;
    if (oldest) return overdueExchange(oldest, now);
    if (!served && socket.bytesRead === 0) {
      return now - connection.since >= (this.#idleMs ?? ENDS.header) ? 'no_request' : undefined;
    }
    if (!served) return now - connection.since >= ENDS.header ? 'slow_header' : undefined;
    if (socket.bytesRead > connection.bytes) {
      connection.headerSince ??= now;
      return now - connection.headerSince >= ENDS.header ? 'slow_header' : undefined;
    }
    const idle = connection.group === undefined ? ENDS.idleProxy : ENDS.idle;
    return now - connection.since >= (this.#idleMs ?? idle) ? 'idle' : undefined;
  }
}

function overdueExchange(exchange: Exchange, now: number): EndReason | undefined {
  const { request, response, since } = exchange;
  if (response.writableEnded) {
    exchange.answered ??= now;
    return now - exchange.answered >= ENDS.taking ? 'answer_not_taken' : undefined;
  }
  if (!request.complete) return now - since >= ENDS.body ? 'slow_body' : undefined;
  return now - since >= ENDS.answering ? 'no_answer' : undefined;
}
