import { createLiveContext, type LiveContext } from './live-context';
import { PhoneSocket } from './socket-task';

export interface NetworkStatus {
  readonly isConnected: boolean;
  readonly networkType: string;
}

interface RequestOptions {
  readonly url: string;
  readonly method?: string;
  readonly data?: unknown;
  readonly header?: Readonly<Record<string, string>>;
  readonly success?: (result: { statusCode: number; data: unknown; header: object }) => void;
  readonly fail?: (error: { errMsg: string }) => void;
  readonly complete?: (result: object) => void;
}

/**
 * As much of `wx` as the SDK and a call need. Sockets and requests to any host go to the cloud on
 * this machine: what the SDK believes to be the vendor's host, and what `customDomain` names.
 */
export class FakeWx {
  readonly sockets: PhoneSocket[] = [];
  readonly pushers: LiveContext[] = [];
  /** Players by their id, the newest one each. */
  readonly players = new Map<string, LiveContext>();
  network: NetworkStatus;
  readonly #networkListeners: ((status: NetworkStatus) => void)[] = [];
  readonly #abort = new AbortController();

  constructor(
    private readonly host: () => string,
    readonly storage: Map<string, unknown>,
    networkType: string,
  ) {
    this.network = { isConnected: networkType !== 'none', networkType };
  }

  readonly connectSocket = ({ url }: { url: string }): PhoneSocket => {
    const { pathname, search } = new URL(url);
    const target = `ws://${this.host()}${pathname}${search}`;
    const socket = new PhoneSocket(url, this.network.isConnected ? target : undefined);
    this.sockets.push(socket);
    return socket;
  };

  readonly request = (options: RequestOptions): { abort: () => void } => {
    void this.#request(options);
    return { abort: () => undefined };
  };

  readonly login = ({ success }: { success?: (result: { code: string }) => void }): void => {
    const identity = String(this.storage.get('wx.identity') ?? 'phone');
    setTimeout(() => success?.({ code: `${identity}.${Date.now()}` }));
  };

  readonly onNetworkStatusChange = (listener: (status: NetworkStatus) => void): void => {
    this.#networkListeners.push(listener);
  };

  readonly offNetworkStatusChange = (listener?: (status: NetworkStatus) => void): void => {
    const listeners = this.#networkListeners;
    if (!listener) listeners.length = 0;
    else if (listeners.includes(listener)) listeners.splice(listeners.indexOf(listener), 1);
  };

  readonly getNetworkType = ({
    success,
  }: {
    success?: (result: { networkType: string }) => void;
  }): void => {
    const { networkType } = this.network;
    setTimeout(() => success?.({ networkType }));
  };

  readonly getSystemInfoSync = () => ({
    brand: 'Test',
    model: 'Test',
    system: 'Test 1.0',
    platform: 'android',
    version: '8.0.50',
    SDKVersion: '3.5.0',
  });

  readonly getStorageSync = (key: string): unknown => this.storage.get(key) ?? '';

  readonly setStorageSync = (key: string, value: unknown): void => {
    this.storage.set(key, value);
  };

  readonly removeStorageSync = (key: string): void => {
    this.storage.delete(key);
  };

  readonly getSetting = ({
    success,
  }: {
    success?: (result: { authSetting: Record<string, boolean> }) => void;
  }): void => {
    const authSetting = { 'scope.record': true, 'scope.camera': true };
    setTimeout(() => success?.({ authSetting }));
  };

  readonly showModal = (): void => undefined;

  readonly createLivePusherContext = (): LiveContext => {
    const context = createLiveContext();
    this.pushers.push(context);
    return context;
  };

  readonly createLivePlayerContext = (id: string): LiveContext => {
    const context = createLiveContext(id);
    this.players.set(id, context);
    return context;
  };

  /** Changes the network and tells whoever listens. */
  setNetwork(status: NetworkStatus): void {
    this.network = status;
    for (const listener of [...this.#networkListeners]) listener(status);
  }

  close(): void {
    this.#abort.abort();
    for (const socket of this.sockets) socket.lose();
  }

  async #request({
    url,
    method = 'GET',
    data,
    header: sent,
    success,
    fail,
    complete,
  }: RequestOptions) {
    const { pathname, search } = new URL(url);
    try {
      if (!this.network.isConnected) throw new Error('network is unreachable');
      const response = await fetch(`http://${this.host()}${pathname}${search}`, {
        method,
        headers: { 'Content-Type': 'application/json', ...sent },
        body: method === 'GET' ? undefined : typeof data === 'string' ? data : JSON.stringify(data),
        signal: this.#abort.signal,
      });
      const text = await response.text();
      const header: Record<string, string> = {};
      response.headers.forEach((value, name) => (header[name] = value));
      const result = { statusCode: response.status, data: parsed(text), header };
      success?.(result);
      complete?.(result);
    } catch (error) {
      // Nobody is there any more to hear of a request that the phone's end has cut off.
      if (this.#abort.signal.aborted) return;
      const result = { errMsg: `request:fail ${String(error)}` };
      fail?.(result);
      complete?.(result);
    }
  }
}

/** WeChat hands over JSON parsed, and anything else as text. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}
