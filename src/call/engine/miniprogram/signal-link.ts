import type { LinkState } from '../voice-engine';

type ConnectSocket = (option: { url: string }) => SocketTask;
type SocketTask = WechatMiniprogram.SocketTask & { readonly readyState?: number };

/** Where `connectSocket` lives: `wx`, or a stand-in. */
export interface SocketHost {
  connectSocket: unknown;
}

export interface SignalLinkOptions {
  readonly onState: (state: LinkState) => void;
  /** Another address for a socket; development builds reach the local cloud this way. */
  readonly rewrite?: (url: string) => string;
  /** ms without an answer until an open socket counts as silent. */
  readonly silentAfter?: number;
}

/** The path of the SDK's signalling socket on every host. */
const SIGNAL_PATH = '/accesshub';

/**
 * Longer than the longest heartbeat the cloud may ask for (10 s) and an answer's way, so that
 * silence is never mistaken for idleness.
 */
const SILENT_AFTER = 15_000;

/**
 * Watches the socket the SDK opens, from outside: the SDK swallows the first disconnection and
 * tells of it only when it logs in again, up to minutes later. `connectSocket` is replaced by one
 * that passes everything through and listens. Where a WeChat version forbids the replacement, the
 * link is just never reported and the SDK's own events must do.
 */
export class SignalLink {
  private readonly original: ConnectSocket;
  private current: SocketTask | null = null;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private watching = false;
  private state: LinkState | null = null;

  constructor(
    private readonly host: SocketHost,
    private readonly options: SignalLinkOptions,
  ) {
    this.original = host.connectSocket as ConnectSocket;
    this.replace((option) => this.connect(option));
  }

  /** Whether silence matters: only while a room is joined are there heartbeats to miss. */
  watchSilence(on: boolean): void {
    this.watching = on;
    if (!on) this.heard();
  }

  /** Closes the socket, so that the SDK opens another. */
  reset(): void {
    this.current?.close({});
  }

  /** Puts `connectSocket` back. */
  dispose(): void {
    this.watchSilence(false);
    this.replace(this.original);
  }

  /** A property of `wx` may be read-only to an assignment, but not to a definition. */
  private replace(value: ConnectSocket): void {
    try {
      Object.defineProperty(this.host, 'connectSocket', {
        value,
        configurable: true,
        enumerable: true,
        writable: true,
      });
    } catch (error) {
      console.warn('wx.connectSocket cannot be watched; lost links show later.', error);
    }
  }

  private connect(option: { url: string }): SocketTask {
    const { rewrite } = this.options;
    const signalling = option.url.split('?')[0]?.endsWith(SIGNAL_PATH) ?? false;
    const task = this.original.call(
      this.host,
      rewrite ? { ...option, url: rewrite(option.url) } : option,
    );
    return signalling ? this.watched(task) : task;
  }

  /** The same task, with an ear on it: a listener of our own might displace the SDK's. */
  private watched(task: SocketTask): SocketTask {
    this.current = task;
    this.tell('connecting');
    const ended = () => {
      if (this.current !== task) return;
      this.current = null;
      this.heard();
      this.tell('down');
    };
    return Object.create(task, {
      readyState: { get: () => task.readyState },
      send: {
        value: (message: WechatMiniprogram.SocketTaskSendOption) => {
          this.asked(task);
          task.send(message);
        },
      },
      close: { value: (reason: WechatMiniprogram.SocketTaskCloseOption) => task.close(reason) },
      onOpen: {
        value: (callback: WechatMiniprogram.OnOpenCallback) =>
          task.onOpen((result) => {
            if (this.current === task) this.tell('up');
            callback(result);
          }),
      },
      onMessage: {
        value: (callback: WechatMiniprogram.SocketTaskOnMessageCallback) =>
          task.onMessage((result) => {
            if (this.current === task) {
              this.heard();
              this.tell('up');
            }
            callback(result);
          }),
      },
      onClose: {
        value: (callback: WechatMiniprogram.SocketTaskOnCloseCallback) =>
          task.onClose((result) => {
            ended();
            callback(result);
          }),
      },
      onError: {
        value: (callback: WechatMiniprogram.UDPSocketOnErrorCallback) =>
          task.onError((result) => {
            ended();
            callback(result);
          }),
      },
    }) as SocketTask;
  }

  private asked(task: SocketTask): void {
    if (!this.watching || this.silence !== undefined || this.current !== task) return;
    this.silence = setTimeout(() => {
      this.silence = undefined;
      this.tell('silent');
    }, this.options.silentAfter ?? SILENT_AFTER);
  }

  private heard(): void {
    clearTimeout(this.silence);
    this.silence = undefined;
  }

  private tell(state: LinkState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state);
  }
}
