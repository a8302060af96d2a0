/** What the session needs of the world, so that it knows neither Taro nor a clock of its own. */
import type { Dispose, User, VoiceEngine } from '../sdk/voice-engine';
import type { Role } from '../validation/role';
import type { HostAction, HostView } from '../validation/host-action';
import type { Phone } from './phone/recovery-table';

/** A token that logs a user in to rooms. */
export interface RoomToken {
  readonly token: string;
  readonly userID: string;
  /** When it is over, in ms of {@link Clock.now}. */
  readonly until: number;
  /** What the user is in the room; a speaker where it isn't said. */
  readonly role?: Role;
  /** Whether the cloud lets the user publish, which it does where it isn't said. */
  readonly publish?: boolean;
}

/** Where tokens come from (`src/call/token`). Rejects with a {@link CallError} of step `token`. */
export interface TokenSource {
  /**
   * A token for a room.
   *
   * @param fresh - the last one was refused or runs out: another, never one given before
   * @param grant - a host's leave to speak, to be shown for it
   */
  roomToken(roomID: string, fresh?: boolean, grant?: string): Promise<RoomToken>;
  /** Missing where there are no hosts. */
  readonly host?: HostPort | undefined;
}

/** What hosts ask of the token service. Rejects with a {@link CallError} of step `token`. */
export interface HostPort {
  /** @returns what ZEGO hasn't switched on, and what then doesn't hold */
  act(roomID: string, action: HostAction): Promise<readonly string[]>;
  view(roomID: string): Promise<HostView>;
}

/** Whether we may record, as far as a question to the user can tell. */
export interface Permissions {
  /**
   * Asks for the privacy authorisation, then for the microphone, in this order and before any
   * native component records. Rejects with a {@link CallError} of step `privacy` or `permission`.
   *
   * @param onGranted - called where it gets known that nobody is asked, for the answer was yes before: a login
   *   need not wait for the device. Never in a mini-program, where nothing may come before the privacy's answer.
   */
  requestMicrophone(onGranted?: () => void): Promise<void>;
  /**
   * What the phone's system denies the app that runs us, if it tells. WeChat records nothing where
   * it is denied either, and gives no error.
   */
  deniedBySystem(): 'microphone' | 'camera' | null;
}

/** Events of the platform around the call; each returns its own disposer. */
export interface Surroundings {
  /** Whether there is a network now. */
  isOnline(): Promise<boolean>;
  onNetworkChange(listener: (online: boolean) => void): Dispose;
  onShow(listener: () => void): Dispose;
  onHide(listener: () => void): Dispose;
  /** A phone call, an alarm, another app's call takes the audio, and gives it back. */
  onInterruption(listener: (begun: boolean) => void): Dispose;
  setKeepScreenOn(on: boolean): void;
}

/** Time, replaceable in tests. */
export interface Clock {
  /** ms since some moment, by a clock that nobody can set. */
  now(): number;
  /** Needed while a call goes on, where such a clock has to be made. Returns its disposer. */
  keepRunning(): Dispose;
  setTimeout(callback: () => void, ms: number): number;
  clearTimeout(id: number): void;
}

/** Everything a session is made with. */
export interface SessionPorts {
  /**
   * Fetches what engines are made of, where it doesn't come with the app: a browser loads its SDK
   * only for a call. Rejects with a {@link CallError} of step `engine`.
   */
  loadEngine?(): Promise<void>;
  /** Makes an engine; throws a {@link CallError} of step `engine`. */
  createEngine(): VoiceEngine;
  readonly tokens: TokenSource;
  readonly permissions: Permissions;
  readonly surroundings: Surroundings;
  readonly clock: Clock;
  /** What the call runs on: some phones need more than others. */
  phone(): Phone;
  /** A digest or random characters for a streamID: `[A-Za-z0-9_-]`, unique per user and join. */
  streamID(roomID: string, user: User): string;
}
