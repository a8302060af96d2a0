import type { Clock } from './clock';
import type { Timers } from './timers';
import type { Traffic } from './traffic';

type Callback = (result: never) => void;

interface ConnectOptions {
  url: string;
  protocols?: string[];
}

/** Answer of a server that never came, in WeChat's words. */
const NO_NETWORK = 'Unable to resolve host: no network';

/** How many WeChat allows at once (54), and what it says of one more. */
const MAX_SOCKETS = 5;
export const TOO_MANY = 'reach max websocket connect count';

/** What a socket needs of its phone. */
export interface SocketPorts {
  readonly clock: Clock;
  readonly network: {
    readonly online: boolean;
    readonly takesSockets: boolean;
    readonly isFrozen: boolean;
    readonly tellsOfCloses: boolean;
  };
  readonly timers: Timers;
  readonly traffic: Traffic;
  /** Where a socket to any host really goes. */
  cloudSocket(url: string): string;
}

/** One SocketTask over a browser's WebSocket. */
export class Socket {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSING = 2;
  static readonly CLOSED = 3;

  /** Stays OPEN after close() until the end is told (52). */
  readyState = Socket.CONNECTING;
  private endedBy: { code: number; reason: string } | undefined;
  private real: WebSocket | undefined;
  /** Whether it stays as it is and carries nothing any more. */
  private isFrozen: boolean;
  private readonly listeners = new Map<string, Callback[]>();
  /** Traffic held back while the network is frozen. */
  private held: (() => void)[] = [];

  constructor(
    private readonly phone: SocketPorts,
    readonly url: string,
    protocols: string[] | undefined,
    private readonly gone: () => void,
    impossible?: string,
  ) {
    this.isFrozen = phone.network.isFrozen;
    if (impossible) {
      this.readyState = Socket.CLOSED;
      phone.clock.set(() => this.tell('error', { errMsg: impossible }), 0);
      return;
    }
    if (!phone.network.online || !phone.network.takesSockets) {
      phone.clock.set(() => this.end(1006, NO_NETWORK, true), 50);
      return;
    }
    if (this.isFrozen) return;
    const real = new WebSocket(phone.cloudSocket(url), protocols ?? []);
    real.binaryType = 'arraybuffer';
    this.real = real;
    const answered = phone.traffic.asked();
    real.addEventListener('open', answered);
    real.addEventListener('close', answered);
    real.addEventListener('message', () => phone.traffic.came());
    real.onopen = () =>
      this.pass(() => {
        this.readyState = Socket.OPEN;
        this.tell('open', { header: {} });
      });
    real.onmessage = ({ data }) => this.pass(() => this.tell('message', { data: data as unknown }));
    real.onclose = ({ code, reason }) =>
      this.pass(() => this.end(code, reason, this.readyState === Socket.CONNECTING));
  }

  /** What `wx.connectSocket` returns. */
  readonly task = ((socket: Socket) => ({
    CONNECTING: 0,
    OPEN: 1,
    CLOSING: 2,
    CLOSED: 3,
    get readyState() {
      return socket.readyState;
    },
    onOpen: (listener: Callback) => socket.on('open', listener),
    onMessage: (listener: Callback) => socket.on('message', listener),
    onClose: (listener: Callback) => socket.on('close', listener),
    onError: (listener: Callback) => socket.on('error', listener),
    send: (options: SendOptions) => socket.send(options),
    close: (options: CloseOptions = {}) => socket.close(options),
  }))(this);

  /** The system takes the connection away. */
  cut(): void {
    this.detach()?.close();
    this.end(1006, 'abnormal closure', false);
  }

  /** The other end keeps it, too: nobody tells. */
  freeze(): void {
    this.isFrozen = true;
    this.detach();
  }

  /** Its end comes, if it was asked for and may be told of. */
  tellOfClose(): void {
    const { endedBy } = this;
    if (!endedBy || !this.phone.network.tellsOfCloses) return;
    this.phone.clock.set(() => this.end(endedBy.code, endedBy.reason, false), 0);
  }

  flush(): void {
    for (const run of this.held.splice(0)) run();
  }

  private on(type: string, listener: Callback): void {
    this.listeners.set(type, [...(this.listeners.get(type) ?? []), listener]);
  }

  private send({ data, success, fail, complete }: SendOptions): void {
    if (this.readyState !== Socket.OPEN) {
      // At once, by the base library (53).
      const result = { errMsg: 'sendSocketMessage:fail SocketTask.readyState is not OPEN' };
      fail?.(result);
      complete?.(result);
      return;
    }
    const isClosing = this.endedBy !== undefined;
    const result = { errMsg: `sendSocketMessage:${isClosing ? 'fail closing' : 'ok'}` };
    if (!isClosing) {
      this.pass(() => {
        // One that the cloud is ending takes nothing more; the browser would say so in its console.
        if (this.real?.readyState !== WebSocket.OPEN) return;
        this.real.send(data as ArrayBuffer);
        this.phone.traffic.sent();
      });
    }
    this.phone.timers.later(() => {
      if (isClosing) fail?.(result);
      else success?.(result);
      complete?.(result);
    });
  }

  /** Asks the native side, which tells of the end; on a dead link perhaps never (52). */
  private close({ code, reason, success, complete }: CloseOptions): void {
    if (!this.endedBy && this.readyState !== Socket.CLOSED) {
      if (!this.isFrozen) this.detach()?.close();
      this.endedBy = { code: code ?? 1000, reason: reason ?? '' };
      this.tellOfClose();
    }
    const result = { errMsg: 'closeSocket:ok' };
    this.phone.timers.later(() => {
      success?.(result);
      complete?.(result);
    });
  }

  private end(code: number, reason: string, withError: boolean): void {
    if (this.readyState === Socket.CLOSED) return;
    this.readyState = Socket.CLOSED;
    this.held = [];
    this.gone();
    if (withError) this.tell('error', { errMsg: reason || 'connect fail' });
    this.tell('close', { code, reason });
    this.phone.timers.deliver(() => this.listeners.clear());
  }

  /** Silences the browser's socket; whoever ends this one says so itself. */
  private detach(): WebSocket | undefined {
    const { real } = this;
    if (real) real.onopen = real.onmessage = real.onclose = null;
    return real;
  }

  private pass(run: () => void): void {
    if (this.isFrozen) return;
    if (this.phone.network.online) run();
    else this.held.push(run);
  }

  private tell(type: string, result: unknown): void {
    // Listeners are looked up on delivery: the SDK adds some of them inside onOpen.
    this.phone.timers.deliver(() => {
      for (const listener of this.listeners.get(type) ?? []) listener(result as never);
    });
  }
}

interface CloseOptions {
  code?: number;
  reason?: string;
  success?: (result: { errMsg: string }) => void;
  complete?: (result: { errMsg: string }) => void;
}

interface SendOptions extends CloseOptions {
  data: unknown;
  fail?: (result: { errMsg: string }) => void;
}

/** All connections of a phone. */
export class Sockets {
  private readonly open = new Set<Socket>();

  constructor(private readonly phone: SocketPorts) {}

  connect({ url, protocols }: ConnectOptions): Socket {
    const impossible = this.open.size >= MAX_SOCKETS ? TOO_MANY : undefined;
    const gone = () => this.open.delete(socket);
    const socket = new Socket(this.phone, url, protocols, gone, impossible);
    if (!impossible) this.open.add(socket);
    return socket;
  }

  /** Addresses the mini-program is connected to. */
  urls(): string[] {
    return Array.from(this.open, ({ url }) => url);
  }

  cutAll(): void {
    for (const socket of Array.from(this.open)) socket.cut();
  }

  freezeAll(): void {
    for (const socket of this.open) socket.freeze();
  }

  tellOfCloses(): void {
    for (const socket of this.open) socket.tellOfClose();
  }

  flush(): void {
    for (const socket of this.open) socket.flush();
  }
}
