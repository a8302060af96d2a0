import type { SoundMode, User, VoiceEngine } from '../sdk/voice-engine';
import { CallError, type Failure } from '../errors/call-error';
import { consequencesOf } from '../errors/failures';
import { toCallError } from '../errors/sdk-error';
import { initialCallState } from '../store/call-state';
import type { CallStore } from '../store/call-store';
import type { LevelsStore } from '../store/levels';
import { roomIDFault, userNameFault } from '../validation/ids';
import type { Cancellation } from './async/cancellation';
import { CommandQueue } from './async/command-queue';
import type { CallCommands, JoinRequest } from './commands';
import { EngineKeeper } from './engine-keeper';
import type { RoomToken, SessionPorts } from './ports';
import type { RoomFeature } from './room/room-feature';
import { RoomStay } from './room/room-stay';
import { fetchToken, rightsOf } from './room/room-login';
import { Timers } from './async/timers';

/** How long to wait for a word on the network, in ms. */
const NETWORK_WITHIN = 1000;
/** What an engine is made of is some hundred kilobytes: on a slow network that takes a while. */
const LOAD_WITHIN = 40_000;
/** Longer than the media registry's own wait, whose sentence is the better one. */
const PREPARE_WITHIN = 10_000;

/**
 * The call as a person lives it: join, talk, hang up, again. The only writer of the store.
 *
 * `docs/guide/sequence.md` draws the order of the calls below.
 */
export class CallSession implements CallCommands {
  private readonly timers: Timers;
  private readonly queue = new CommandQueue((error) => console.error(error));
  private readonly engines: EngineKeeper;
  private call: RoomStay | null = null;
  /** Settles once the rooms that were left are left: nobody logs in before. */
  private pendingLogouts: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: CallStore,
    private readonly levels: LevelsStore,
    private readonly ports: SessionPorts,
    /** What goes on in each room besides sound. */
    private readonly features: readonly RoomFeature[] = [],
  ) {
    this.timers = new Timers(ports.clock);
    this.engines = new EngineKeeper(ports);
  }

  /**
   * Makes the engine ahead of the first join, whose login then finds its socket open. It records
   * and plays nothing, and without a call it is destroyed when it has rested long enough. In a call
   * there is one.
   */
  warm(): void {
    if (this.atRest) this.engines.warm();
  }

  join(request: JoinRequest): Promise<void> {
    const { phase, roomID } = this.store.getState();
    const isActive = phase !== 'idle' && phase !== 'ended' && phase !== 'leaving';
    if (isActive && roomID === request.roomID) return Promise.resolve();
    void this.abandon();
    return this.queue.run((cancellation) => this.enter(request, cancellation));
  }

  rejoin(): Promise<void> {
    const { roomID, userName } = this.store.getState();
    return this.join({ roomID, userName });
  }

  leave(): Promise<void> {
    if (this.atRest) return Promise.resolve();
    this.store.setState({ phase: 'leaving' });
    // Not in the queue: the microphone must be off now, whatever hangs in there.
    const left = this.abandon();
    return this.queue.run(async () => {
      await left;
      this.end(null);
    });
  }

  setMicrophone(on: boolean): void {
    if (this.call) this.call.sound.setMicrophone(on);
    else this.store.setState({ microphoneOn: on });
  }

  toggleMicrophone(): void {
    this.setMicrophone(!this.store.getState().microphoneOn);
  }

  setSoundMode(soundMode: SoundMode): void {
    this.store.setState({ soundMode });
  }

  toggleSoundMode(): void {
    this.setSoundMode(this.store.getState().soundMode === 'speaker' ? 'ear' : 'speaker');
  }

  chooseMicrophone(deviceID: string): void {
    this.call?.sound.chooseMicrophone(deviceID);
  }

  endInterruption(): void {
    this.call?.endInterruption();
  }

  retryPublish(): void {
    this.call?.sound.publish();
  }

  retryPlay(streamID: string): void {
    this.call?.sound.streams.retryPlay(streamID);
  }

  listenTo(streamID: string): void {
    this.call?.sound.streams.listenTo(streamID);
  }

  /** Lets go of everything, the engine too: the page is going away, or the configuration changes. */
  dispose(): void {
    const { phase } = this.store.getState();
    void this.abandon();
    if (phase !== 'idle' && phase !== 'ended') this.end(null);
    this.engines.destroy();
  }

  /** Whether nobody is in a call or on the way to one. */
  private get atRest(): boolean {
    const { phase } = this.store.getState();
    return (phase === 'idle' || phase === 'ended') && !this.queue.busy;
  }

  /** seed: 登录 Token, 初始化小程序组件实例, 登录房间, 推送音频流, in the order of the code below. */
  private async enter(request: JoinRequest, cancellation: Cancellation): Promise<void> {
    const { microphoneOn, soundMode, failure } = this.store.getState();
    // One who was put out may hold a token that lets them in again: the service knows better.
    const fresh = failure?.kind === 'kicked-by-host';
    this.store.setState({ ...initialCallState, ...request, microphoneOn, soundMode });
    try {
      checkNames(request);
      this.store.setState({ phase: 'preparing' });
      const loaded = this.loadEngine(cancellation);
      const { token, microphone } = await this.askTokenAndMicrophone(
        request.roomID,
        fresh,
        cancellation,
      );
      await loaded;
      await cancellation.race(this.pendingLogouts);
      cancellation.check();
      const engine = this.engines.get();
      const prepared = this.timers.withTimeout(
        engine.prepare(),
        PREPARE_WITHIN,
        () => new CallError('component-missing', 'engine'),
        cancellation,
      );
      const user = { userID: token.userID, userName: request.userName };
      // The page that brings the components may still be on its way: the login doesn't wait for it.
      await Promise.all([microphone, prepared, this.enterRoom(engine, user, token, cancellation)]);
    } catch (error) {
      if (cancellation.cancelled) throw error;
      const { failure } = await this.whyJoinFailed(error);
      cancellation.check();
      const left = this.abandon();
      this.end(failure);
      await left;
      // Whatever it couldn't fetch at its first login, the SDK doesn't ask for again.
      this.engines.destroy();
    }
  }

  /**
   * Who may have come to listen is asked for no microphone before the token says that they may speak.
   *
   * @returns the token, and the microphone's answer: it may be to come where nobody is asked
   */
  private async askTokenAndMicrophone(
    roomID: string,
    fresh: boolean,
    cancellation: Cancellation,
  ): Promise<{ token: RoomToken; microphone: Promise<void> }> {
    const { ports, timers, store, features } = this;
    let microphone = Promise.resolve();
    const askMicrophone = () =>
      new Promise<void>((goOn, fail) => {
        microphone = cancellation.race(ports.permissions.requestMicrophone(goOn));
        microphone.then(goOn, fail);
      });
    const tokenFirst = features.some(({ hasListeners }) => hasListeners);
    if (!tokenFirst) await askMicrophone();
    cancellation.check();
    const token = await fetchToken({ ...ports, timers, roomID }, cancellation, fresh);
    cancellation.check();
    store.setState(rightsOf(token));
    if (tokenFirst && store.getState().mayPublish) await askMicrophone();
    cancellation.check();
    return { token, microphone };
  }

  /** Begins at once, so that it goes on while the person and the token service are asked. */
  private loadEngine(cancellation: Cancellation): Promise<void> {
    const loaded = this.timers.withTimeout(
      this.ports.loadEngine?.() ?? Promise.resolve(),
      LOAD_WITHIN,
      () => new CallError('engine-unreachable', 'engine', { detail: 'timeout' }),
      cancellation,
    );
    // Whoever waits for it meets its failure; a refused microphone comes first and nobody does.
    loaded.catch(() => undefined);
    return loaded;
  }

  private async enterRoom(
    engine: VoiceEngine,
    user: User,
    token: RoomToken,
    cancellation: Cancellation,
  ): Promise<void> {
    const { store, levels, ports, timers, features } = this;
    const call = new RoomStay(engine, user, {
      store,
      levels,
      ports,
      timers,
      features,
      run: (command) => this.queue.run(command),
      onEnd: (error) => void this.fail(error, call),
    });
    this.call = call;
    await call.enter(token, cancellation);
  }

  /** The room or the network ended the call. */
  private async fail(error: CallError, call: RoomStay): Promise<void> {
    if (this.call !== call) return;
    const left = this.abandon();
    this.end(error.failure);
    await left;
  }

  /** Cancels what is under way and leaves the room; at once silent, resolves when out. */
  private abandon(): Promise<void> {
    this.queue.cancelAll();
    const { call } = this;
    this.call = null;
    if (call) {
      // A room that could not be left in order holds up nobody. Not `allSettled`: iOS 12 has none.
      const gone = call.leave().catch(() => undefined);
      this.pendingLogouts = this.pendingLogouts.then(() => gone);
    }
    return this.pendingLogouts;
  }

  private end(failure: Failure | null): void {
    const { connectedAt } = this.store.getState();
    const endedAt = connectedAt === null ? null : this.timers.now();
    this.store.setState({ phase: 'ended', failure, endedAt });
    this.engines.rest();
  }

  /** Why a join failed: where nothing could be reached, whether the platform knows of a network. */
  private async whyJoinFailed(error: unknown): Promise<CallError> {
    const failure = toCallError(error, 'engine');
    if (!consequencesOf(failure.kind).maybeOffline) return failure;
    const online = await this.timers
      .withTimeout(this.ports.surroundings.isOnline(), NETWORK_WITHIN, () => new Error('no answer'))
      .catch(() => true);
    return online
      ? failure
      : new CallError('offline', 'network', { code: failure.code, detail: failure.detail });
  }
}

function checkNames({ roomID, userName }: JoinRequest): void {
  const room = roomIDFault(roomID);
  if (room) throw new CallError('room-id-invalid', 'input', { detail: room });
  const name = userNameFault(userName);
  if (name) throw new CallError('user-name-invalid', 'input', { detail: name });
}
