import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { Connection, type ConnectionParts } from './access/connection';
import { Link } from './access/link';
import type { Context } from './context';
import { isLocalOrigin } from './http/origin';

const PATH = '/accesshub';

/** Where the web SDK sends its log, which holds the token in clear: it is taken and forgotten. */
const LOG_PATH = /^\/zglog\//;

/** And how good its streams were: forgotten too, but without an answer it would tell it again. */
const QUALITY_PATH = /^\/ws\/report\//;
const TAKEN = 'success';

/** All sockets of the room server: it accepts them, and it can do them harm. */
export class Hub {
  readonly #sockets = new WebSocketServer({ noServer: true });
  readonly #connections = new Set<Connection>();
  /** Handshakes that came while everything is frozen: answered after the thaw. */
  #held: (() => void)[] | undefined;
  #nextID = 1;

  constructor(
    private readonly context: Context,
    private readonly parts: Pick<ConnectionParts, 'handlers' | 'services'>,
  ) {}

  get connections(): readonly Connection[] {
    return [...this.#connections];
  }

  /** Takes the upgrade requests of an HTTP server. */
  listenTo(server: Server): void {
    server.on('upgrade', (request, socket, head) => {
      const accept = () => this.#accept(request, socket, head);
      if (this.#held) this.#held.push(accept);
      else accept();
    });
  }

  /** Cuts the sockets of one user, or all of them. Returns how many. */
  drop(userID?: string): number {
    const chosen = this.#chosen(userID);
    for (const { link } of chosen) link.cut();
    return chosen.length;
  }

  /** Freezes the sockets of one user; or of all, and then new handshakes wait as well. */
  freeze(userID?: string): void {
    for (const { link } of this.#chosen(userID)) link.freeze();
    if (userID === undefined) this.#held ??= [];
  }

  thaw(userID?: string): void {
    for (const { link } of this.#chosen(userID)) link.thaw();
    if (userID !== undefined) return;
    const held = this.#held ?? [];
    this.#held = undefined;
    for (const accept of held) accept();
  }

  close(): void {
    this.thaw();
    for (const socket of this.#sockets.clients) socket.terminate();
    this.#sockets.close();
  }

  #chosen(userID: string | undefined): Connection[] {
    return this.connections.filter(
      (connection) => userID === undefined || connection.userID === userID,
    );
  }

  #accept(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    const { origin } = request.headers;
    const foreign = origin !== undefined && !isLocalOrigin(origin);
    const isReport = LOG_PATH.test(pathname) || QUALITY_PATH.test(pathname);
    if ((pathname !== PATH && !isReport) || foreign || this.context.board.outage) {
      socket.destroy();
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      if (!isReport) this.#open(opened);
      else forget(opened, QUALITY_PATH.test(pathname) ? TAKEN : undefined);
    });
  }

  #open(socket: WebSocket): void {
    const { board, options } = this.context;
    const link = new Link(socket, board.lateness);
    const connection = new Connection(this.#nextID++, link, {
      ...this.parts,
      silent: () => board.silent,
      log: (text) => options.log({ level: 'frame', text }),
    });
    this.#connections.add(connection);
    socket.on('message', (data) => {
      try {
        connection.receive(data as Buffer);
      } catch (error) {
        options.log({ level: 'event', text: `#${connection.id} sent nonsense: ${String(error)}` });
        link.cut();
      }
    });
    // An error is always followed by a close: there is nothing to do about it here.
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.#connections.delete(connection);
      connection.closed();
    });
  }
}

function forget(reports: WebSocket, answer?: string): void {
  reports.on('error', () => undefined);
  if (answer) reports.on('message', () => reports.send(answer));
}
