import { isSignalling, LinkWatch, type LinkWatchOptions } from '../link-watch';

/** Where `WebSocket` lives: the window. */
export interface WebSocketHost {
  WebSocket: typeof WebSocket;
}

export interface WebLinkOptions extends LinkWatchOptions {
  /** Another address for a socket; development builds reach the local cloud this way. */
  readonly rewrite?: (url: string) => string;
}

/**
 * Watches the signalling socket the SDK opens, from outside: the SDK tells of a lost one only when
 * it logs in again. `WebSocket` is replaced by one that does the same and listens, while an engine
 * is there.
 */
export class WebLink {
  private readonly watch: LinkWatch<WatchedSocket>;
  private readonly original: typeof WebSocket;
  private readonly replacement: typeof WebSocket;

  constructor(
    private readonly host: WebSocketHost,
    options: WebLinkOptions,
  ) {
    this.watch = new LinkWatch(options);
    this.original = host.WebSocket;
    this.replacement = watchedSocket(host.WebSocket, this.watch, options.rewrite);
    host.WebSocket = this.replacement;
  }

  /** Whether silence matters: only while a room is joined are there heartbeats to miss. */
  watchSilence(on: boolean): void {
    this.watch.watchSilence(on);
  }

  /** Ends the socket for the SDK, which then opens another. */
  reset(): void {
    this.watch.current?.end();
  }

  /** Whether the cloud takes a socket now. */
  probe(): Promise<boolean> {
    return this.watch.probe((url, opened, failed) => {
      const socket = new this.original(url);
      socket.addEventListener('open', opened);
      socket.addEventListener('close', failed);
      return () => socket.close();
    });
  }

  /** Puts `WebSocket` back, unless somebody else has replaced it since. */
  dispose(): void {
    this.watchSilence(false);
    if (this.host.WebSocket === this.replacement) this.host.WebSocket = this.original;
  }
}

/** A socket that can be ended without the network's help: on a dead one a browser tells of a close much later. */
interface WatchedSocket extends WebSocket {
  end(): void;
}

function watchedSocket(
  Base: typeof WebSocket,
  watch: LinkWatch<WatchedSocket>,
  rewrite: ((url: string) => string) | undefined,
): typeof WebSocket {
  return class extends Base implements WatchedSocket {
    private over = false;

    constructor(url: string | URL, protocols?: string | string[]) {
      const address = String(url);
      super(rewrite ? rewrite(address) : address, protocols);
      if (!isSignalling(address)) return;
      // Before the SDK's own listeners: what an ended socket still says is not heard.
      for (const type of ['open', 'message', 'error', 'close'] as const) {
        this.addEventListener(type, (event) => {
          if (this.over && event.isTrusted) event.stopImmediatePropagation();
        });
      }
      watch.begin(this, this.url);
      this.addEventListener('open', () => watch.opened(this));
      this.addEventListener('message', () => watch.answered(this));
      this.addEventListener('close', () => watch.ended(this));
    }

    override get readyState(): number {
      return this.over ? Base.CLOSED : super.readyState;
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      watch.asked(this, data);
      super.send(data);
    }

    end(): void {
      if (this.over) return;
      this.over = true;
      super.close();
      // Later: whoever ended it is in the middle of something.
      void Promise.resolve().then(() =>
        this.dispatchEvent(new CloseEvent('close', { code: 1006 })),
      );
    }
  };
}
