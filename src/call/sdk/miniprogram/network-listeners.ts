import { redefine } from './redefine';

/** As `wx` takes and drops a listener. */
type Takes = (listener: unknown) => void;

/** Where the SDK listens to the network: `wx`, or a stand-in. */
export interface NetworkHost {
  onNetworkStatusChange?: unknown;
  offNetworkStatusChange?: unknown;
}

/**
 * What an engine of the SDK listens to the network with. It never stops to, not even when it is destroyed,
 * and each engine would leave two listeners and all that they hold. Made before the SDK's engine, this hears
 * of those that are added until the task is over: the SDK adds its own while it is made.
 */
export class NetworkListeners {
  private readonly added: unknown[] = [];

  constructor(private readonly host: NetworkHost) {
    const listen = host.onNetworkStatusChange as Takes | undefined;
    if (!listen) return;
    const replaced = replace(host, (listener) => {
      this.added.push(listener);
      listen.call(host, listener);
    });
    if (replaced) void Promise.resolve().then(() => replace(host, listen));
  }

  dispose(): void {
    const drop = this.host.offNetworkStatusChange as Takes | undefined;
    for (const listener of this.added.splice(0)) drop?.call(this.host, listener);
  }
}

function replace(host: NetworkHost, value: Takes): boolean {
  try {
    redefine(host, 'onNetworkStatusChange', value);
    return true;
  } catch {
    // Such a WeChat keeps them.
    return false;
  }
}
