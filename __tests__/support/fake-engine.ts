import { EngineEmitter } from '@/call/sdk/emitter';
import type {
  EngineEvents,
  EngineListener,
  PlayerState,
  Workaround,
  PublisherState,
  PublishOptions,
  RemoteStream,
  RoomState,
  User,
  VoiceEngine,
} from '@/call/sdk/voice-engine';
import { CallSession } from '@/call/session/call-session';
import type { HostPort, RoomToken, SessionPorts } from '@/call/session/ports';
import type { RoomFeature } from '@/call/session/room/room-feature';
import { createCallStore } from '@/call/store/call-store';
import { createLevelsStore } from '@/call/store/levels';
import { FakeClock, settled } from './fake-clock';

/** A promise that a test settles when it likes, or never. */
export class Deferred<T = void> {
  resolve!: (value: T) => void;
  reject!: (error: unknown) => void;
  readonly promise = new Promise<T>((resolve, reject) => {
    this.resolve = resolve;
    this.reject = reject;
  });
}

/** What never comes. */
export const never = () => new Promise<never>(() => undefined);

/** Another person's stream. */
export function stream(streamID: string, more: Partial<RemoteStream> = {}): RemoteStream {
  const userID = `user-of-${streamID}`;
  return { streamID, user: { userID, userName: userID }, extraInfo: '', ...more };
}

/**
 * An engine in the test's hands: every call is recorded, succeeds unless the test puts something
 * else in its place, and every event may be emitted at any moment.
 */
export class FakeEngine implements VoiceEngine {
  readonly sdkVersion = '0.0.0';
  /** Every call, with its arguments. */
  readonly calls: [name: string, ...args: unknown[]][] = [];
  /** What listeners threw. */
  readonly errors: unknown[] = [];
  /** Whether one's own sound goes out. */
  microphoneLive = false;
  destroyed = false;

  prepare: VoiceEngine['prepare'] = () => this.done('prepare');
  loginRoom: VoiceEngine['loginRoom'] = async (roomID, token, user) => {
    this.record('loginRoom', roomID, token, user);
    this.room('CONNECTING', 0, roomID);
    await this.onLogin();
    this.room('CONNECTED', 0, roomID);
  };
  /** The middle of a login. */
  onLogin: () => Promise<void> = () => Promise.resolve();
  /** The middle of a publish; by default the platform says that it goes. */
  onPublish: (streamID: string) => Promise<void> = async (id) => this.publisher(id, 'PUBLISHING');
  /** The middle of a play; by default the platform says that it goes. */
  onPlay: (streamID: string) => Promise<void> = async (id) => this.player(id, 'PLAYING');
  /** Whether a socket is open, by what was told of it last. */
  private isLinked = true;

  sendBroadcastMessage: VoiceEngine['sendBroadcastMessage'] = (...args) =>
    this.done('sendBroadcastMessage', ...args);

  sendCustomCommand: VoiceEngine['sendCustomCommand'] = (...args) =>
    this.done('sendCustomCommand', ...args);

  setStreamExtraInfo: VoiceEngine['setStreamExtraInfo'] = async (...args) => {
    await this.done('setStreamExtraInfo', ...args);
    // An answer comes over the socket, where there is one.
    if (this.isLinked) this.emit('linkHeard');
  };

  private readonly emitter = new EngineEmitter((error) => this.errors.push(error));

  on<E extends keyof EngineEvents>(event: E, listener: EngineListener<E>) {
    return this.emitter.on(event, listener);
  }

  emit<E extends keyof EngineEvents>(event: E, ...args: EngineEvents[E]): void {
    if (event === 'linkStateUpdate') this.isLinked = args[0] === 'up' || args[0] === 'late';
    this.emitter.emit(event, ...args);
  }

  logoutRoom(roomID: string): void {
    this.record('logoutRoom', roomID);
    this.room('DISCONNECTED', 0, roomID);
  }

  renewToken(roomID: string, token: string): void {
    this.record('renewToken', roomID, token);
  }

  startPublishing(streamID: string, options: PublishOptions): Promise<void> {
    this.record('startPublishing', streamID, options);
    this.microphoneLive = options.microphoneOn;
    return this.onPublish(streamID);
  }

  stopPublishing(): void {
    this.record('stopPublishing');
    this.microphoneLive = false;
  }

  setMicrophone(on: boolean): void {
    this.record('setMicrophone', on);
    this.microphoneLive = on;
  }

  /** The middle of recording anew. */
  onRecordAnew: () => Promise<void> = () => Promise.resolve();

  recordAnew(): Promise<void> {
    this.record('recordAnew');
    return this.onRecordAnew();
  }

  startPlaying(streamID: string): Promise<void> {
    this.record('startPlaying', streamID);
    return this.onPlay(streamID);
  }

  stopPlaying(streamID: string): void {
    this.record('stopPlaying', streamID);
  }

  applyWorkaround(streamID: string, how: Workaround): void {
    this.record('applyWorkaround', streamID, how);
  }

  resetLink(): void {
    this.record('resetLink');
  }

  /** Whether the cloud can be reached, and how often that was asked. */
  reachable = false;
  probes = 0;

  probeLink(): Promise<boolean> {
    this.probes += 1;
    return Promise.resolve(this.reachable);
  }

  destroy(): void {
    this.record('destroy');
    this.destroyed = true;
    this.emitter.end();
  }

  /** The arguments of every call of that name. */
  of(name: keyof VoiceEngine): unknown[][] {
    return this.calls.filter(([called]) => called === name).map(([, ...args]) => args);
  }

  room(state: RoomState, code = 0, roomID = 'room', extendedData = ''): void {
    this.emit('roomStateUpdate', roomID, state, code, extendedData);
  }

  publisher(streamID: string, state: PublisherState, errorCode = 0): void {
    this.emit('publisherStateUpdate', { streamID, state, errorCode });
  }

  player(streamID: string, state: PlayerState, errorCode = 0): void {
    this.emit('playerStateUpdate', { streamID, state, errorCode });
  }

  streams(updateType: 'ADD' | 'DELETE', ...streams: RemoteStream[]): void {
    this.emit('roomStreamUpdate', 'room', updateType, streams, '');
  }

  private done(name: string, ...args: unknown[]): Promise<void> {
    this.record(name, ...args);
    return Promise.resolve();
  }

  private record(name: string, ...args: unknown[]): void {
    this.calls.push([name, ...args]);
  }
}

/** A session on fake engines, fake time and a fake phone. */
export class FakeCall {
  readonly clock = new FakeClock();
  readonly store = createCallStore();
  readonly levels = createLevelsStore();
  readonly engines: FakeEngine[] = [];
  readonly phases: string[] = [];
  readonly screen: boolean[] = [];
  /** Applied to each engine when it is made. */
  onEngine: (engine: FakeEngine) => void = () => undefined;
  online = true;
  tokens = 0;
  /** Whether the last token that was asked for had to be a new one. */
  fresh = false;
  /** The rights that tokens were asked with. */
  readonly grants: string[] = [];
  /** Whose tokens are given from now on. */
  userID = 'ann';
  /** What the tokens given from now on say of a role. */
  role: Pick<RoomToken, 'role' | 'publish'> = {};
  /** How long the tokens given from now on are good for, in s. */
  tokenTtl = 3600;
  onToken: () => Promise<void> = () => Promise.resolve();
  requestMicrophone: (onGranted?: () => void) => Promise<void> = () => Promise.resolve();
  /** What hosts can ask of the token service. */
  host: HostPort | undefined;
  isOnline: () => Promise<boolean> = () => Promise.resolve(this.online);
  readonly network = new Heard<boolean>();
  readonly interruption = new Heard<boolean>();
  readonly show = new Heard<void>();
  readonly hide = new Heard<void>();
  /** What the phone's system denies WeChat. */
  denied: 'microphone' | 'camera' | null = null;
  phone = { platform: 'android', systemVersion: 14 };
  readonly session: CallSession;
  private streams = 0;

  /** @param features - what goes on in its rooms besides sound */
  constructor(private readonly features: readonly RoomFeature[] = []) {
    this.session = new CallSession(this.store, this.levels, this.ports(), this.features);
    this.store.subscribe(({ phase }, before) => {
      if (phase !== before.phase) this.phases.push(phase);
    });
  }

  get state() {
    return this.store.getState();
  }

  /** The engine of now. */
  get engine(): FakeEngine {
    const engine = this.engines.at(-1);
    if (!engine) throw new Error('no engine was made');
    return engine;
  }

  get ownStream(): string {
    return this.state.self?.streamID ?? '';
  }

  join(roomID = 'room'): Promise<void> {
    return this.session.join({ roomID, userName: 'Ann' });
  }

  /** In the room and published. */
  async connected(): Promise<FakeEngine> {
    await this.join();
    await settled();
    return this.engine;
  }

  private ports(): SessionPorts {
    return {
      createEngine: () => {
        const engine = new FakeEngine();
        this.onEngine(engine);
        this.engines.push(engine);
        return engine;
      },
      tokens: {
        host: {
          act: (...asked) => this.host?.act(...asked) ?? Promise.reject(new Error('no host')),
          view: (...asked) => this.host?.view(...asked) ?? Promise.reject(new Error('no host')),
        },
        roomToken: (roomID, fresh = false, grant) => {
          this.fresh = fresh;
          if (grant) this.grants.push(grant);
          return this.token(roomID);
        },
      },
      permissions: {
        requestMicrophone: (onGranted) => this.requestMicrophone(onGranted),
        deniedBySystem: () => this.denied,
      },
      surroundings: {
        isOnline: () => this.isOnline(),
        onNetworkChange: (listener) => this.network.on(listener),
        onInterruption: (listener) => this.interruption.on(listener),
        onShow: (listener) => this.show.on(listener),
        onHide: (listener) => this.hide.on(listener),
        setKeepScreenOn: (on) => this.screen.push(on),
      },
      clock: this.clock,
      phone: () => this.phone,
      streamID: (roomID: string, user: User) => {
        this.streams += 1;
        return `${roomID}-${user.userID}-${this.streams}`;
      },
    };
  }

  private async token(roomID: string): Promise<RoomToken> {
    this.tokens += 1;
    const token = `token-${this.tokens}-${roomID}`;
    await this.onToken();
    const until = this.clock.now() + this.tokenTtl * 1000;
    return { token, userID: this.userID, until, ...this.role };
  }
}

/** One event of the phone. */
class Heard<T> {
  readonly listeners = new Set<(value: T) => void>();

  on(listener: (value: T) => void): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  tell(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
