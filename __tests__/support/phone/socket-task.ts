import { WebSocket } from 'ws';

type Listener<T> = (event: T) => void;

/** What WeChat's SocketTask has and the SDK uses, over a real socket. */
export class PhoneSocket {
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSING = 2;
  readonly CLOSED = 3;
  /** When it was opened, for those who measure how often the SDK tries. */
  readonly createdAt = Date.now();
  readonly #socket: WebSocket | undefined;
  readonly #open: Listener<object>[] = [];
  readonly #close: Listener<{ code: number; reason: string }>[] = [];
  readonly #error: Listener<{ errMsg: string }>[] = [];
  readonly #message: Listener<{ data: unknown }>[] = [];
  #hung = false;

  /** @param target - the address, or `undefined` when the phone is offline */
  constructor(
    /** As the caller asked for it. */
    readonly url: string,
    target: string | undefined,
  ) {
    if (target === undefined) {
      setTimeout(() => this.#fail('network is unreachable'), 20);
      return;
    }
    const socket = new WebSocket(target);
    socket.binaryType = 'arraybuffer';
    socket.on('open', () => this.#emit(this.#open, {}));
    socket.on('message', (data, isBinary) => {
      this.#emit(this.#message, { data: isBinary ? data : String(data) });
    });
    socket.on('error', (error) => this.#fail(error.message));
    socket.on('close', (code, reason) => {
      this.#emit(this.#close, { code, reason: String(reason) });
    });
    this.#socket = socket;
  }

  get readyState(): number {
    return this.#hung ? this.OPEN : (this.#socket?.readyState ?? this.CLOSED);
  }

  onOpen(listener: Listener<object>): void {
    this.#open.push(listener);
  }

  onClose(listener: Listener<{ code: number; reason: string }>): void {
    this.#close.push(listener);
  }

  onError(listener: Listener<{ errMsg: string }>): void {
    this.#error.push(listener);
  }

  onMessage(listener: Listener<{ data: unknown }>): void {
    this.#message.push(listener);
  }

  send({
    data,
    success,
    fail,
  }: {
    data: string | ArrayBuffer;
    success?: () => void;
    fail?: (error: { errMsg: string }) => void;
  }): void {
    if (this.readyState !== this.OPEN) {
      fail?.({ errMsg: 'sendSocketMessage:fail SocketTask.readyState is not OPEN' });
      return;
    }
    if (!this.#hung) this.#socket?.send(data);
    success?.();
  }

  /** WeChat tells of the close when the network does: of a link that hangs, never. */
  close({ code = 1000, reason = '' }: { code?: number; reason?: string } = {}): void {
    if (this.#hung) {
      this.#socket?.terminate();
      return;
    }
    this.#socket?.close(code, reason);
    // A server that does not read never answers the farewell; `ws` would wait for 30 s.
    setTimeout(() => this.#socket?.terminate(), 50).unref();
  }

  /** The network is lost and the phone notices: the socket closes. */
  lose(): void {
    this.#socket?.terminate();
  }

  /** The network is lost and the phone does not notice: nothing goes in or out any more. */
  hang(): void {
    this.#hung = true;
  }

  #fail(message: string): void {
    this.#emit(this.#error, { errMsg: `connectSocket:fail ${message}` });
  }

  #emit<T>(listeners: readonly Listener<T>[], event: T): void {
    if (this.#hung) return;
    for (const listener of listeners) listener(event);
  }
}
