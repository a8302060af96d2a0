import type { Dispose, RoomState, User, VoiceEngine } from '../engine/voice-engine';
import { CallError } from '../errors/call-error';
import { failureKind, kickOutReason } from '../errors/sdk-error';
import type { CallStore } from '../store/call-store';
import * as mirror from '../store/mirror';
import type { Cancellation } from './cancellation';
import { MediaKeepers, streamError } from './media-keepers';
import { Microphone } from './microphone';
import type { RoomToken, SessionPorts } from './ports';
import { fetchToken, loginRoom, type RoomLogin } from './room-login';
import { Recovery } from './recovery';
import { RoomWatch } from './room-watch';
import type { Timers } from './timers';

export interface RoomCallOptions {
  readonly store: CallStore;
  readonly ports: SessionPorts;
  readonly timers: Timers;
  readonly run: (command: (cancellation: Cancellation) => Promise<void>) => Promise<void>;
  /** The room ended it: kicked out, reconnecting given up. */
  readonly onEnd: (error: CallError) => void;
}

/** The first login may take this long, in ms. */
const LOGIN_WITHIN = 15_000;
/** How long a login that is no longer wanted may take to be answered, in ms. */
const LOGIN_ENDS_WITHIN = 2000;
/** How long DISCONNECTED may take after a logout, in ms. */
const LOGOUT_WITHIN = 800;

/** The media dispatch refused a publish or a play. */
const DISPATCH_REFUSED = 1102017;

/** Failures that end a call: joining again by oneself would be wrong or useless. */
const ENDS: readonly string[] = [
  'kicked-elsewhere',
  'kicked-by-host',
  'blocked',
  'room-full',
  'app-id-rejected',
];

/** One stay in one room, from login to logout: the engine's events become the mirror here. */
export class RoomCall {
  private readonly disposers: Dispose[] = [];
  private readonly watch = new RoomWatch();
  private readonly microphone: Microphone;
  private readonly media: MediaKeepers;
  private readonly recovery: Recovery;
  private readonly roomID: string;
  private interrupted = false;
  private entered = false;
  private left = false;
  /** Of the token of the login, in seconds since 1970. */
  private tokenExpiresAt = Infinity;
  private pendingLogin: Promise<void> | null = null;
  /** Whether the mirror still shows the room as it was before a login anew. */
  private stale = false;

  constructor(
    private readonly engine: VoiceEngine,
    private readonly user: User,
    private readonly options: RoomCallOptions,
  ) {
    const { store, timers } = options;
    this.roomID = store.getState().roomID;
    this.microphone = new Microphone(store, timers, () => (this.left ? null : engine));
    this.media = new MediaKeepers(engine, {
      store,
      timers,
      microphone: this.microphone,
      beforePublish: (previous) => this.beforePublish(previous),
      onFailure: (error) => this.onStreamFailure(error),
    });
    this.recovery = new Recovery({
      timers,
      reach: () => this.watch.reach,
      run: options.run,
      relogin: (cancellation) => this.relogin(cancellation),
      resetLink: () => engine.resetLink(),
      giveUp: (error) => options.onEnd(error),
    });
    this.listenToEngine();
    this.listenToSurroundings();
  }

  async enter(token: RoomToken, cancellation: Cancellation): Promise<void> {
    const { store } = this.options;
    this.newStreamID();
    store.setState({ phase: 'joining' });
    await this.logIn(token, LOGIN_WITHIN, cancellation);
    this.entered = true;
    store.setState({ connectedAt: this.options.timers.now() });
    this.options.ports.surroundings.setKeepScreenOn(true);
    this.media.publish();
    this.refresh();
  }

  /** seed: 停止推流, 停止拉流, 退出房间. Silent at once; resolves when the SDK is out of the room. */
  leave(): Promise<void> {
    const { store, ports, timers } = this.options;
    if (this.left) return Promise.resolve();
    this.left = true;
    this.recovery.stop();
    this.media.drop();
    for (const dispose of this.disposers) dispose();
    timers.clear();
    ports.surroundings.setKeepScreenOn(false);
    store.setState({ ...mirror.emptyRoom, roomState: 'DISCONNECTED', reconnectingSince: null });
    return this.logOut();
  }

  /**
   * A logout in the middle of a login would only make the SDK forget it: the cloud would let us in
   * all the same, and the others see a ghost until its heartbeats are missed.
   */
  private async logOut(): Promise<void> {
    const { timers } = this.options;
    const { pendingLogin } = this;
    if (pendingLogin) {
      await timers.within(pendingLogin, LOGIN_ENDS_WITHIN, () => 'late').catch(() => undefined);
    } else if (this.watch.roomState === 'DISCONNECTED') {
      return;
    }
    const out = this.disconnected();
    this.engine.logoutRoom(this.roomID);
    await out;
  }

  setMicrophone(on: boolean): void {
    this.microphone.set(on);
  }

  retryPublish(): void {
    this.media.publish();
  }

  retryPlay(streamID: string): void {
    this.media.retryPlay(streamID);
  }

  private get login() {
    const { timers, ports } = this.options;
    const engine: RoomLogin['engine'] = {
      loginRoom: (...args) => this.track(this.engine.loginRoom(...args)),
      logoutRoom: (roomID) => this.engine.logoutRoom(roomID),
    };
    return { engine, tokens: ports.tokens, timers, roomID: this.roomID };
  }

  private track(login: Promise<void>): Promise<void> {
    this.pendingLogin = login;
    const done = () => {
      if (this.pendingLogin === login) this.pendingLogin = null;
    };
    login.then(done, done);
    return login;
  }

  /** A new one for each login: the cloud may still hold the last one for a while. */
  private newStreamID(): void {
    const streamID = this.options.ports.streamID(this.roomID, this.user);
    this.options.store.setState({
      self: { ...this.user, streamID },
      publisher: { state: 'NO_PUBLISH', errorCode: 0 },
    });
  }

  /** seed: 常见通知回调. Each event has one place in the mirror. */
  private listenToEngine(): void {
    const { engine, media } = this;
    const { store } = this.options;
    const ours = (roomID: string) => roomID === this.roomID;
    this.disposers.push(
      engine.on('roomStateUpdate', (roomID, state, code, extendedData) => {
        if (ours(roomID)) this.onRoomState(state, code, extendedData);
      }),
      engine.on('roomUserUpdate', (roomID, update, users) => {
        if (!ours(roomID)) return;
        this.forgetStale();
        store.setState((now) => mirror.roomUserUpdate(now, update, users));
      }),
      engine.on('roomOnlineUserCountUpdate', (roomID, count) => {
        if (!ours(roomID)) return;
        this.forgetStale();
        store.setState((now) => mirror.roomOnlineUserCountUpdate(now, count));
      }),
      engine.on('roomStreamUpdate', (roomID, update, streams) => {
        if (!ours(roomID)) return;
        this.forgetStale();
        store.setState((now) => mirror.roomStreamUpdate(now, update, streams));
        media.sync();
      }),
      engine.on('streamExtraInfoUpdate', (roomID, streams) => {
        if (ours(roomID)) store.setState((now) => mirror.streamExtraInfoUpdate(now, streams));
      }),
      engine.on('publisherStateUpdate', (update) => {
        store.setState((now) => mirror.publisherStateUpdate(now, update));
        if (update.streamID !== store.getState().self?.streamID) return;
        if (update.state === 'PUBLISHING') this.microphone.isPublished();
        this.onStreamState('publish', update.streamID, update.state, update.errorCode);
      }),
      engine.on('playerStateUpdate', (update) => {
        store.setState((now) => mirror.playerStateUpdate(now, update));
        this.onStreamState('play', update.streamID, update.state, update.errorCode);
      }),
      engine.on('tokenWillExpire', (roomID) => {
        if (ours(roomID)) void this.renewToken();
      }),
      engine.on('linkStateUpdate', (state) => {
        this.watch.setLink(state);
        this.recovery.linkChanged(state);
        this.refresh();
      }),
      engine.on('networkQuality', (streamID) => media.of(streamID)?.sign()),
      engine.on('soundLevel', (streamID) => media.of(streamID)?.sign()),
      engine.on('mediaCode', ({ source, streamID, code }) => {
        // The SDK has no ear for these: refused by the user, suspended, taken by a phone call.
        if (source !== 'publisher' || ![10002, 5000, 5001].includes(code)) return;
        media.of(streamID)?.failed(streamError('publish', code));
      }),
    );
  }

  private listenToSurroundings(): void {
    const { engine } = this;
    const { surroundings } = this.options.ports;
    this.disposers.push(
      surroundings.onNetworkChange((online) => {
        // From one network to another the socket dies without a word, and the SDK waits minutes.
        if (online && this.watch.reach === 'in-room') engine.resetLink();
        this.watch.setOnline(online);
        this.refresh();
      }),
      surroundings.onInterruption((begun) => {
        this.interrupted = begun;
        this.refresh();
      }),
      surroundings.onShow(() => {
        // Back from the settings, perhaps with the permission; back from another app's call.
        if (this.entered) this.media.publish();
        this.refresh();
      }),
    );
  }

  private onRoomState(state: RoomState, code: number, extendedData: string): void {
    const { store } = this.options;
    const kind = failureKind(code, 'room');
    this.watch.setRoomState(state);
    if (this.entered && state === 'DISCONNECTED' && ENDS.includes(kind)) {
      const detail = kind === 'kicked-by-host' ? kickOutReason(extendedData) : '';
      this.options.onEnd(new CallError(kind, 'room', code, detail));
      return;
    }
    if (state === 'CONNECTED') this.forgetStale();
    // Once in the room, the last known stay on the screen until a login anew lists everybody.
    if (state === 'DISCONNECTED' && this.entered) store.setState({ roomState: state });
    else store.setState((now) => mirror.roomStateUpdate(now, state));
    this.refresh();
  }

  private onStreamState(
    step: 'publish' | 'play',
    streamID: string,
    state: string,
    code: number,
  ): void {
    const keeper = this.media.of(streamID);
    if (state === 'PUBLISHING' || state === 'PLAYING') keeper?.running();
    else if (state === 'NO_PUBLISH' || state === 'NO_PLAY') keeper?.failed(streamError(step, code));
  }

  /** Puts the phase, the keepers and the recovery where the facts say. */
  private refresh(): void {
    if (!this.entered || this.left) return;
    const { store, timers } = this.options;
    const { reach } = this.watch;
    const since = store.getState().reconnectingSince;
    const inRoom = reach === 'in-room';
    store.setState({
      phase: this.interrupted ? 'interrupted' : inRoom ? 'connected' : 'reconnecting',
      reconnectingSince: inRoom ? null : (since ?? timers.now()),
    });
    if (inRoom && !this.interrupted) {
      this.media.sync();
      this.media.resume();
    } else {
      this.media.suspend(this.interrupted);
    }
    this.recovery.refresh();
  }

  /** Everything anew on the same engine: out of the room, in again, published under a new id. */
  private async relogin(cancellation: Cancellation): Promise<void> {
    this.media.suspend(true);
    this.options.store.setState({ players: {} });
    // A login over a dead socket that is still open would never be answered.
    if (this.watch.reach !== 'in-room') this.engine.resetLink();
    this.engine.logoutRoom(this.roomID);
    const token = await fetchToken(this.login, cancellation);
    this.newStreamID();
    this.stale = true;
    await this.logIn(token, Recovery.ATTEMPT_WITHIN, cancellation);
  }

  private async logIn(
    { token, expiresAt }: RoomToken,
    within: number,
    cancellation: Cancellation,
  ): Promise<void> {
    await loginRoom({ ...this.login, within }, this.user, token, cancellation).catch((error) => {
      // Nobody answers that one any more: there is nothing to wait for before the logout.
      if (!cancellation.cancelled) this.pendingLogin = null;
      throw error;
    });
    this.tokenExpiresAt = expiresAt;
    // The promise comes before the event of the same name.
    this.watch.setRoomState('CONNECTED');
  }

  /**
   * The answer to a login anew lists everybody again. Its first event is not CONNECTED: the
   * streams come before it.
   */
  private forgetStale(): void {
    if (!this.stale) return;
    this.stale = false;
    this.options.store.setState(mirror.emptyRoom);
  }

  /** An expired token breaks no stream that goes, but refuses the next one. */
  private async beforePublish(previous: CallError | null): Promise<void> {
    if (previous?.kind === 'stream-in-use') this.newStreamID();
    if (previous?.kind === 'token-expired' || previous?.kind === 'token-rejected') {
      await this.renewToken();
    }
  }

  /**
   * Media is dispatched with the token of the login, whatever was renewed since. Once that one is
   * over, only a login anew gets a stream going.
   */
  private onStreamFailure(error: CallError): void {
    const expired = this.options.timers.now() / 1000 > this.tokenExpiresAt;
    if (error.code === DISPATCH_REFUSED && expired) this.recovery.reloginNow();
  }

  private async renewToken(): Promise<void> {
    try {
      const { token } = await fetchToken(this.login);
      if (!this.left) this.engine.renewToken(this.roomID, token);
    } catch (error) {
      // The call goes on without: streams live on, and the next publish asks again.
      console.warn('The token could not be renewed.', error);
    }
  }

  private disconnected(): Promise<void> {
    const { timers } = this.options;
    return new Promise((resolve) => {
      const settle = () => {
        stopTimer();
        dispose();
        resolve();
      };
      const stopTimer = timers.after(LOGOUT_WITHIN, settle);
      const dispose = this.engine.on('roomStateUpdate', (roomID, state) => {
        if (roomID === this.roomID && state === 'DISCONNECTED') settle();
      });
    });
  }
}
