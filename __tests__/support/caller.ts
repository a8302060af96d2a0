import { MiniProgramEngine } from '@/call/sdk/miniprogram/miniprogram-engine';
import { MediaRegistry } from '@/call/media/registry';
import { tokenSource } from '@/call/voice-call/token-and-permission';
import { CallSession } from '@/call/session/call-session';
import type { SessionPorts } from '@/call/session/ports';
import type { RoomFeature } from '@/call/session/room/room-feature';
import { makeStreamID } from '@/call/session/streams/stream-id';
import type { CallState } from '@/call/store/call-state';
import { createCallStore } from '@/call/store/call-store';
import { createLevelsStore } from '@/call/store/levels';
import { TokenClient } from '@/call/token/token-client';
import type { Credential } from '@/call/token/token-service';
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
  readonly features?: readonly RoomFeature[];
  /** Another token service than the cloud's own, and who this is there. */
  readonly service?: { readonly url: string; readonly credential: () => Credential };
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
  /** Where this person's tokens come from, and what a host can ask for. */
  readonly tokens: TokenClient;
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
    this.tokens = new TokenClient({
      url: options.service?.url ?? `http://${cloud.host}`,
      credential: () => Promise.resolve(options.service?.credential() ?? { key }),
      isGuest: () => false,
      store: { read: () => '', write: () => undefined },
      keys: { read: () => '', write: () => undefined },
      clock: { ...this.clock(), random: () => Math.random() },
      request: options.service ? fetched : requestOf(wx),
    });
    this.session = new CallSession(
      this.store,
      this.levels,
      {
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
        tokens: tokenSource(this.tokens),
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
      },
      options.features,
    );
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

  /** @param notify - whether the phone tells of it */
  goOnline(notify = true): void {
    this.media.regain();
    this.phone.goOnline(undefined, notify);
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

type Request = ConstructorParameters<typeof TokenClient>[0]['request'];

/** The phone's own requests, all of which go to the cloud. */
const requestOf =
  (wx: Phone['wx']): Request =>
  (url, data, header) =>
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
    );

/** Past them. */
const fetched: Request = async (url, data, header) => {
  const answer = await fetch(url, {
    headers: { 'content-type': 'application/json', ...header },
    ...(data && { method: 'POST', body: JSON.stringify(data) }),
  });
  const body = (await answer.json()) as Record<string, unknown>;
  return { status: answer.status, body, headers: { date: answer.headers.get('date') ?? '' } };
};
