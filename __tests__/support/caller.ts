import { MiniProgramEngine } from '@/call/sdk/miniprogram/miniprogram-engine';
import { MediaRegistry } from '@/call/media/registry';
import { tokenSource } from '@/call/voice-call/token-and-permission';
import { CallSession } from '@/call/session/call-session';
import type { SessionPorts } from '@/call/session/ports';
import { makeStreamID } from '@/call/session/streams/stream-id';
import type { CallState } from '@/call/store/call-state';
import { createCallStore } from '@/call/store/call-store';
import { createLevelsStore } from '@/call/store/levels';
import { TokenClient } from '@/call/token/token-client';
import { Diagnostics } from '@/call/diagnostics/diagnostics';
import type { LocalCloud } from '../../tools/local-cloud';
import { FakeMedia } from './fake-elements';
import { createPhone, type Phone } from './sdk';

export interface CallerOptions {
  readonly cloud: LocalCloud;
  /** Who this is: the token service makes a userID of it. */
  readonly key: string;
  readonly appID?: number;
  readonly ports?: Partial<SessionPorts>;
  /** ms until an open but silent socket is noticed. */
  readonly silentAfter?: number;
  /** How far the phone's clock is ahead of the cloud's, in ms. */
  readonly clockAhead?: number;
}

/** A person with a phone: the real session on the real SDK; only the native elements are played. */
export class Caller {
  readonly phone: Phone;
  readonly media: FakeMedia;
  readonly store = createCallStore();
  readonly levels = createLevelsStore();
  readonly session: CallSession;
  /** Every phase the call went through. */
  readonly phases: string[] = [];
  /** What the SDK wrote to the console. */
  readonly log: string[] = [];
  engines = 0;
  /** Timers of the session that run now. */
  readonly timers = new Set<NodeJS.Timeout>();
  private readonly interruptions = new Set<(begun: boolean) => void>();
  private readonly shows = new Set<() => void>();

  constructor(private readonly options: CallerOptions) {
    const { cloud, key, appID = cloud.options.appID } = options;
    const registry = new MediaRegistry();
    this.phone = createPhone({
      cloud,
      log: (line) => this.log.push(line),
      clockAhead: options.clockAhead,
    });
    this.media = new FakeMedia(registry);
    const { wx, ZegoExpressEngine } = this.phone;
    const diagnostics = new Diagnostics({
      now: () => Date.now(),
      elapsed: () => performance.now(),
      versions: () => ({ app: '', host: '', baseLibrary: '', device: '' }),
      mishaps: () => [],
    });
    this.session = new CallSession(this.store, this.levels, {
      createEngine: () => {
        this.engines += 1;
        const engine = new MiniProgramEngine(ZegoExpressEngine, {
          appID,
          server: `wss://${cloud.host}/ws`,
          registry,
          socketHost: wx,
          link: { silentAfter: options.silentAfter },
        });
        return diagnostics.engine(engine);
      },
      tokens: tokenSource(
        new TokenClient({
          url: `http://${cloud.host}`,
          credential: () => Promise.resolve({ key }),
          isGuest: () => false,
          store: { read: () => '', write: () => undefined },
          clock: { ...this.clock(), random: () => Math.random() },
          post: (url, data, header) =>
            new Promise((resolve, reject) =>
              wx.request({
                url,
                method: 'POST',
                data,
                header,
                success: ({ statusCode: status, data: body, header: headers }) =>
                  resolve({
                    status,
                    body: body as Record<string, unknown>,
                    headers: headers as Record<string, string>,
                  }),
                fail: reject,
              }),
            ),
        }),
      ),
      permissions: { requestMicrophone: () => Promise.resolve(), deniedBySystem: () => null },
      surroundings: {
        isOnline: () => Promise.resolve(wx.network.isConnected),
        onNetworkChange: (listener) => {
          const tell = ({ isConnected }: { isConnected: boolean }) => listener(isConnected);
          wx.onNetworkStatusChange(tell);
          return () => wx.offNetworkStatusChange(tell);
        },
        onShow: (listener) => {
          this.shows.add(listener);
          return () => void this.shows.delete(listener);
        },
        onHide: () => () => undefined,
        onInterruption: (listener) => {
          this.interruptions.add(listener);
          return () => void this.interruptions.delete(listener);
        },
        setKeepScreenOn: () => undefined,
      },
      clock: this.clock(),
      phone: () => ({ platform: 'android', systemVersion: 14 }),
      streamID: (roomID, { userID }) => makeStreamID(roomID, userID, Date.now(), Math.random),
      ...options.ports,
    });
    this.store.subscribe((state, before) => {
      if (state.phase !== before.phase) this.phases.push(state.phase);
    });
  }

  get state(): CallState {
    return this.store.getState();
  }

  get userID(): string {
    const { self } = this.state;
    if (!self) throw new Error(`${this.options.key} is nobody yet`);
    return self.userID;
  }

  async join(roomID: string): Promise<void> {
    await this.session.join({ roomID, userName: this.options.key });
  }

  interrupt(begun: boolean): void {
    for (const listener of this.interruptions) listener(begun);
  }

  show(): void {
    for (const listener of this.shows) listener();
  }

  /** The phone loses all of its network, the media's way included. */
  goOffline(options?: Parameters<Phone['goOffline']>[0]): void {
    this.phone.goOffline(options);
    this.media.lose();
  }

  goOnline(): void {
    this.media.regain();
    this.phone.goOnline();
  }

  /** Whether one's microphone is live: an element that pushes, unmuted. */
  get microphoneLive(): boolean {
    const { pusher } = this.media;
    return pusher.rendered && pusher.data.enableMic !== false;
  }

  /** The streams of others that sound here. */
  get playing(): string[] {
    return [...this.state.players]
      .filter(([, { state }]) => state === 'PLAYING')
      .map(([streamID]) => streamID);
  }

  get isPublishing(): boolean {
    return this.state.publisher.state === 'PUBLISHING';
  }

  /** Waits for a state; says what it was waiting for when it doesn't come. */
  async until(what: string, test: () => boolean, ms = 5000): Promise<void> {
    const started = Date.now();
    while (!test()) {
      if (Date.now() - started > ms) {
        throw new Error(`${this.options.key}: not ${what} in ${ms} ms: ${this.summary()}`);
      }
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }

  close(): void {
    this.session.dispose();
    this.media.close();
    this.phone.close();
    for (const timer of this.timers) clearTimeout(timer);
  }

  private summary(): string {
    const { phase, roomState, users, streams, publisher, players, failure } = this.state;
    return JSON.stringify({ phase, roomState, users, streams, publisher, players, failure });
  }

  private clock() {
    const timeouts = new Map<number, NodeJS.Timeout>();
    let next = 1;
    return {
      now: () => performance.now(),
      wall: () => Date.now() + (this.options.clockAhead ?? 0),
      keepRunning: () => () => undefined,
      setTimeout: (callback: () => void, ms: number) => {
        const id = next++;
        const timer = setTimeout(() => {
          this.timers.delete(timer);
          callback();
        }, ms);
        timeouts.set(id, timer);
        this.timers.add(timer);
        return id;
      },
      clearTimeout: (id: number) => {
        const timer = timeouts.get(id);
        if (!timer) return;
        clearTimeout(timer);
        this.timers.delete(timer);
      },
    };
  }
}
