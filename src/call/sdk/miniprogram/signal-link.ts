import { isSignalling, LinkWatch, type LinkWatchOptions } from '../link-watch';
import { redefine } from './redefine';
import { WatchedTask, type SocketTask } from './watched-task';

type ConnectSocket = (option: { url: string }) => SocketTask;

/** Where `connectSocket` lives: `wx`, or a stand-in. */
export interface SocketHost {
  connectSocket: unknown;
}

export interface SignalLinkOptions extends LinkWatchOptions {
  /** Another address for a socket; development builds reach the local cloud this way. */
  readonly rewrite?: (url: string) => string;
}

/**
 * Watches the socket the SDK opens, from outside: the SDK swallows the first disconnection and
 * tells of it only when it logs in again, up to minutes later. `connectSocket` is replaced by one
 * that passes everything through and listens. Where a WeChat version forbids the replacement, the
 * link is just never reported and the SDK's own events must do.
 *
 * @example `new SignalLink(wx, { onState: (state) => … })`
 */
export class SignalLink {
  private readonly original: ConnectSocket;
  private readonly watch: LinkWatch<WatchedTask>;

  constructor(
    private readonly host: SocketHost,
    private readonly options: SignalLinkOptions,
  ) {
    this.original = host.connectSocket as ConnectSocket;
    this.watch = new LinkWatch(options);
    this.replace((option) => this.connect(option));
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
      const task = this.original.call(this.host, { url });
      task.onOpen(opened);
      task.onError(failed);
      return () => task.close({});
    });
  }

  /** Puts `connectSocket` back. */
  dispose(): void {
    this.watchSilence(false);
    this.replace(this.original);
  }

  private replace(value: ConnectSocket): void {
    try {
      redefine(this.host, 'connectSocket', value);
    } catch (error) {
      console.warn('wx.connectSocket cannot be watched; lost links show later.', error);
    }
  }

  private connect(option: { url: string }): SocketTask {
    const url = this.options.rewrite?.(option.url) ?? option.url;
    const task = this.original.call(this.host, { ...option, url });
    return isSignalling(option.url) ? new WatchedTask(task, this.watch, url).face : task;
  }
}
