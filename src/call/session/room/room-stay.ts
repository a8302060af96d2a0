import type { Dispose, RoomState, User, VoiceEngine } from '../../sdk/voice-engine';
import { CallError } from '../../errors/call-error';
import { DISPATCH_ERROR } from '../../errors/codes';
import { consequencesOf } from '../../errors/failures';
import { failureKind, kickOutReason, toCallError } from '../../errors/sdk-error';
import type { CallStore } from '../../store/call-store';
import type { LevelsStore } from '../../store/levels';
import * as mirror from '../../store/mirror';
import { applyRemedy } from '../phone/apply-remedy';
import type { Cancellation } from '../async/cancellation';
import { firstLogin } from './first-login';
import { KeptScreen } from '../phone/kept-screen';
import { createLifeline, type Lifeline } from '../recovery/lifeline';
import { PhoneEvents, type StreamRemedy } from '../phone/phone-events';
import type { RoomToken, SessionPorts } from '../ports';
import { ATTEMPT_WITHIN } from '../recovery/recovery';
import { RoomConnection } from './room-connection';
import type { FeatureRoom, RoomFeature } from './room-feature';
import { rightsOf } from './room-login';
import { listenToEvents, type EventsTarget } from './event-table';
import { RoomSound } from '../streams/room-sound';
import type { Timers } from '../async/timers';

export interface RoomStayOptions {
  readonly store: CallStore;
  readonly levels: LevelsStore;
  readonly ports: SessionPorts;
  readonly timers: Timers;
  readonly features: readonly RoomFeature[];
  readonly run: (command: (cancellation: Cancellation) => Promise<void>) => Promise<void>;
  /** The room ended it: kicked out, reconnecting given up. */
  readonly onEnd: (error: CallError) => void;
}

/** The first login may take this long, in ms. */
const LOGIN_WITHIN = 15_000;

/** One stay in one room, from login to logout. */
export class RoomStay implements EventsTarget {
  private readonly stopListening: Dispose;
  private readonly stopClock: Dispose;
  private readonly stopFeatures: readonly Dispose[];
  readonly connection: RoomConnection;
  /** What the person does with the sound goes there straight. */
  readonly sound: RoomSound;
  /** Whether the room can be reached, and what brings it back. */
  readonly lifeline: Lifeline;
  private readonly phone: PhoneEvents;
  private readonly screen: KeptScreen;
  private readonly roomID: string;
  private entered = false;
  /** Whether the cloud ever let us in; `entered` follows a little later. */
  private inside = false;
  private left = false;
  /** Whether the mirror still shows the room as it was before a login anew. */
  private stale = false;

  constructor(
    private readonly engine: VoiceEngine,
    private readonly user: User,
    private readonly options: RoomStayOptions,
  ) {
    const { store, timers, ports } = options;
    this.roomID = store.getState().roomID;
    this.connection = new RoomConnection(engine, user, this.roomID, {
      timers,
      tokens: ports.tokens,
      onLoggedIn: () => {
        this.inside = true;
        this.lifeline.setRoomState('CONNECTED');
      },
      onToken: (token) => this.applyRights(token),
    });
    this.screen = new KeptScreen(timers, (on) => ports.surroundings.setKeepScreenOn(on));
    this.lifeline = createLifeline({
      timers,
      engine,
      run: options.run,
      relogin: (cancellation) => this.relogin(cancellation),
      giveUp: (error) => options.onEnd(error),
      isIn: () => this.entered && !this.left,
      askRoom: () => void this.sound.inRoom.probe(),
      holdStreams: () => this.sound.suspend({ own: false, others: false }),
      onChange: () => this.refresh(),
    });
    this.sound = new RoomSound(engine, {
      store,
      levels: options.levels,
      timers,
      beforePublish: (previous) => this.beforePublish(previous),
      onFailure: (error) => this.onStreamFailure(error),
      deniedBySystem: () => ports.permissions.deniedBySystem(),
      onStop: () => this.screen.again(),
      onShaken: () => this.lifeline.shaken(),
      onLost: () => this.lifeline.streamEnded(),
      onHeard: () => this.lifeline.heard(),
      onPhone: (what, streamID) => {
        if (what === 'interrupted') this.phone.interruptedByMedia();
        else if (what === 'device-changed') this.phone.on(what);
        else this.phone.heard();
        if (what === 'began') this.phone.on('play-began', streamID);
      },
    });
    this.phone = new PhoneEvents({
      timers,
      surroundings: ports.surroundings,
      phone: ports.phone(),
      earpiece: () => store.getState().soundMode === 'ear',
      apply: (remedy, streamID) => this.mend(remedy, streamID),
      onFront: (inFront) => this.sound.setInFront(inFront),
      onOnline: (online) => this.lifeline.told(online),
      onChange: () => {
        // WeChat forgets this one when the app is left.
        if (this.entered) this.screen.hold();
        this.refresh();
        this.lifeline.doubt(true);
      },
    });
    this.stopListening = listenToEvents(engine, store, this);
    this.stopClock = ports.clock.keepRunning();
    const room: FeatureRoom = {
      roomID: this.roomID,
      ...{ user, engine, timers, store },
      setMicrophone: (on) => this.sound.setMicrophone(on),
      askRights: (grant) => this.connection.askRights(grant),
      host: ports.tokens.host,
    };
    this.stopFeatures = options.features.map((feature) => feature.enter(room));
  }

  async enter(token: RoomToken, cancellation: Cancellation): Promise<void> {
    const { store, timers, ports } = this.options;
    this.newStreamID();
    store.setState({ phase: 'joining' });
    await firstLogin(this.connection.logIn(token, LOGIN_WITHIN, cancellation), this.engine, () =>
      ports.surroundings.isOnline(),
    );
    cancellation.check();
    this.entered = true;
    store.setState({ connectedAt: timers.now() });
    this.screen.hold();
    this.sound.publish();
    this.refresh();
  }

  /** seed: 停止推流, 停止拉流, 退出房间. Silent at once; resolves when the SDK is out of the room. */
  async leave(): Promise<void> {
    const { store, timers } = this.options;
    if (this.left) return;
    this.left = true;
    this.lifeline.stop();
    this.connection.stopRenewing();
    this.sound.end();
    this.phone.end();
    this.stopListening();
    this.stopFeatures.forEach((stop) => stop());
    this.stopClock();
    timers.clear();
    this.screen.letGo();
    store.setState({
      ...mirror.emptyRoom,
      roomState: 'DISCONNECTED',
      reconnectingSince: null,
      reconnectingCause: null,
    });
    // A login just begun has no CONNECTING yet, but will get us in.
    const inside = this.lifeline.roomState !== 'DISCONNECTED' || this.connection.isLoggingIn;
    if (inside) await this.connection.logOut();
  }

  /** The person says that the interruption is over. */
  endInterruption(): void {
    this.phone.endInterruption();
  }

  /** Before the room is entered there is nothing to mend, nor afterwards. */
  private mend(remedy: StreamRemedy, streamID: string): void {
    if (!this.entered || this.left) return;
    applyRemedy(remedy, streamID, {
      sound: this.sound,
      refresh: () => this.refresh(),
      inRoom: () => this.lifeline.reach === 'in-room',
      resetLink: () => this.engine.resetLink(),
    });
  }

  onRoomState(state: RoomState, code: number, extendedData: string): void {
    const { store } = this.options;
    const kind = failureKind(code, 'room');
    this.lifeline.setRoomState(state);
    if (this.inside && state === 'DISCONNECTED' && consequencesOf(kind).endsCall) {
      const detail = kind === 'kicked-by-host' ? kickOutReason(extendedData) : '';
      this.options.onEnd(new CallError(kind, 'room', { code, detail }));
      return;
    }
    if (state === 'CONNECTED') {
      this.lifeline.proved();
      this.forgetStale();
    }
    // Once in the room, the last known stay on the screen until a login anew lists everybody.
    if (state === 'DISCONNECTED' && this.entered) store.setState({ roomState: state });
    else store.setState((now) => mirror.roomStateUpdate(now, state));
    this.refresh();
  }

  /** Puts the phase, the keepers and the recovery where the facts say. */
  private refresh(): void {
    if (!this.entered || this.left) return;
    const { store, timers } = this.options;
    const { reach } = this.lifeline;
    const inRoom = reach === 'in-room';
    const since = store.getState().reconnectingSince;
    store.setState({
      phase: this.phone.interrupted ? 'interrupted' : inRoom ? 'connected' : 'reconnecting',
      reconnectingSince: inRoom ? null : (since ?? timers.now()),
      reconnectingCause: inRoom ? null : reach,
    });
    if (inRoom && !this.phone.interrupted) {
      this.sound.resume();
      if (since !== null) void this.sound.inRoom.ask();
    } else {
      this.sound.suspend({ own: this.phone.stopsPublishing, others: false });
    }
    this.lifeline.settle();
  }

  /** Everything anew on the same engine: out of the room, in again, published under a new id. */
  private async relogin(cancellation: Cancellation): Promise<void> {
    this.sound.suspend({ own: true, others: true });
    this.options.store.setState({ players: new Map() });
    // A login over a dead socket that is still open would never be answered.
    if (this.lifeline.reach !== 'in-room') this.engine.resetLink();
    this.engine.logoutRoom(this.roomID);
    const token = await this.connection.roomToken(cancellation);
    cancellation.check();
    this.newStreamID();
    this.stale = true;
    await this.connection.logIn(token, ATTEMPT_WITHIN, cancellation);
  }

  /** What another token says of speaking is done, whoever claims what. */
  private applyRights(token: RoomToken): void {
    const { store, ports } = this.options;
    const before = store.getState().mayPublish;
    const rights = rightsOf(token);
    store.setState(rights);
    if (this.left || rights.mayPublish === before) return;
    if (!rights.mayPublish) {
      this.sound.unpublish();
      return;
    }
    const maySpeak = () => !this.left && store.getState().mayPublish;
    ports.permissions.requestMicrophone().then(
      () => maySpeak() && this.sound.publish(),
      (error: unknown) => {
        const { failure } = toCallError(error, 'publish');
        if (maySpeak()) store.setState({ publishFailure: failure });
      },
    );
  }

  /** A new one for each login: the cloud may still hold the last one for a while. */
  private newStreamID(): void {
    const streamID = this.options.ports.streamID(this.roomID, this.user);
    this.options.store.setState({
      self: { ...this.user, streamID },
      publisher: { state: 'NO_PUBLISH', errorCode: 0 },
    });
  }

  /**
   * The answer to a login anew lists everybody again. Its first event is not CONNECTED: the
   * streams come before it.
   */
  forgetStale(): void {
    if (!this.stale) return;
    this.stale = false;
    this.options.store.setState(mirror.emptyRoom);
  }

  /** An expired token breaks no stream that goes, but refuses the next one. */
  private async beforePublish(previous: CallError | null): Promise<void> {
    const kind = previous?.kind;
    if (kind === 'stream-in-use') this.newStreamID();
    if (kind === 'token-expired' || kind === 'token-rejected') await this.connection.renewToken();
  }

  /** Once the token of the login is over, only a login anew gets a stream going. */
  private onStreamFailure(error: CallError): void {
    const tooOld = error.code === DISPATCH_ERROR && this.connection.isTokenOver;
    if (tooOld) this.lifeline.reloginNow();
  }
}
