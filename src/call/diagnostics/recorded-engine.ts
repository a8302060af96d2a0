import type {
  EngineEvents,
  EngineListener,
  Workaround,
  User,
  VoiceEngine,
} from '../sdk/voice-engine';
import { toCallError } from '../errors/sdk-error';
import type { CallStep } from '../errors/call-error';
import type { Redaction } from './redaction';

/** An engine that does what another does and writes down what was asked of it, and how long it took. */
export class RecordedEngine implements VoiceEngine {
  constructor(
    private readonly engine: VoiceEngine,
    private readonly redaction: Redaction,
    private readonly add: (text: string, said?: string) => void,
    private readonly now: () => number,
  ) {}

  get sdkVersion(): string {
    return this.engine.sdkVersion;
  }

  on<E extends keyof EngineEvents>(event: E, listener: EngineListener<E>) {
    return this.engine.on(event, listener);
  }

  prepare(): Promise<void> {
    return this.timed('prepare', 'engine', this.engine.prepare());
  }

  loginRoom(roomID: string, token: string, user: User): Promise<void> {
    this.redaction.name(user.userName);
    const who = `${this.redaction.id('room', roomID)} as ${this.redaction.id('user', user.userID)}`;
    return this.timed(`login to ${who}`, 'login', this.engine.loginRoom(roomID, token, user));
  }

  logoutRoom(roomID: string): void {
    this.add(`logout of ${this.redaction.id('room', roomID)}`);
    this.engine.logoutRoom(roomID);
  }

  renewToken(roomID: string, token: string): void {
    this.add('renew token');
    this.engine.renewToken(roomID, token);
  }

  startPublishing(...args: Parameters<VoiceEngine['startPublishing']>): Promise<void> {
    const what = `publish ${this.redaction.id('stream', args[0])}`;
    return this.timed(what, 'publish', this.engine.startPublishing(...args));
  }

  stopPublishing(): void {
    this.add('stop publishing');
    this.engine.stopPublishing();
  }

  setMicrophone(on: boolean): void {
    this.add(`microphone ${on ? 'on' : 'off'}`);
    this.engine.setMicrophone(on);
  }

  async chooseMicrophone(deviceID: string): Promise<void> {
    await this.timed(
      'choose microphone',
      'publish',
      this.engine.chooseMicrophone?.(deviceID) ?? Promise.resolve(),
    );
  }

  async recordAnew(): Promise<void> {
    await this.timed('record anew', 'publish', this.engine.recordAnew?.() ?? Promise.resolve());
  }

  setStreamExtraInfo(streamID: string, extraInfo: string): Promise<void> {
    return this.timed('announce', 'publish', this.engine.setStreamExtraInfo(streamID, extraInfo));
  }

  startPlaying(streamID: string): Promise<void> {
    const what = `play ${this.redaction.id('stream', streamID)}`;
    return this.timed(what, 'play', this.engine.startPlaying(streamID));
  }

  stopPlaying(streamID: string): void {
    this.add(`stop playing ${this.redaction.id('stream', streamID)}`);
    this.engine.stopPlaying(streamID);
  }

  applyWorkaround(streamID: string, how: Workaround): void {
    this.add(`${how} of ${this.redaction.id('stream', streamID)}`);
    this.engine.applyWorkaround?.(streamID, how);
  }

  resetLink(): void {
    this.add('reset link');
    this.engine.resetLink();
  }

  probeLink(): Promise<boolean> {
    return this.engine.probeLink();
  }

  destroy(): void {
    this.add('destroy engine');
    this.engine.destroy();
  }

  private async timed(what: string, step: CallStep, promise: Promise<void>): Promise<void> {
    const begun = this.now();
    this.add(what);
    try {
      await promise;
      this.add(`${what}: done in ${this.now() - begun} ms`);
    } catch (error) {
      const { kind, code, detail } = toCallError(error, step);
      const why = code ? `${kind} code ${code}` : kind;
      this.add(`${what}: failed after ${this.now() - begun} ms: ${why}`, detail);
      throw error;
    }
  }
}
