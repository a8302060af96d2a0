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
  private readonly watch: LinkWatch<WebSocket>;
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

  /** Closes the socket, so that the SDK opens another. */
  reset(): void {
    this.watch.current?.close();
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

function watchedSocket(
  Base: typeof WebSocket,
  watch: LinkWatch<WebSocket>,
  rewrite: ((url: string) => string) | undefined,
): typeof WebSocket {
  return class WatchedSocket extends Base {
    constructor(url: string | URL, protocols?: string | string[]) {
      const address = String(url);
      super(rewrite ? rewrite(address) : address, protocols);
      if (!isSignalling(address)) return;
      watch.begin(this, this.url);
      this.addEventListener('open', () => watch.opened(this));
      this.addEventListener('message', () => watch.answered(this));
      this.addEventListener('close', () => watch.ended(this));
    }

    override send(data: Parameters<WebSocket['send']>[0]): void {
      watch.asked(this);
      super.send(data);
    }
  };
}
