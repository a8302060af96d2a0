import { lateness, type Weather } from './access/weather';

/** What can be refused. `token` is the token service, the others belong to the room server. */
export type RefusalTarget = 'login' | 'publish' | 'play' | 'stream' | 'token';

export interface Refusal {
  readonly target: RefusalTarget;
  /** Refuse this user only. */
  readonly userID?: string;
  /** The server code to answer with. */
  readonly code?: number;
  /** The HTTP status to answer with: for `publish`, `play` and `token`. */
  readonly status?: number;
  /** `token` only: answered with a web page, as by a gateway or the login page of a network. */
  readonly asGateway?: boolean;
  /** How many requests to refuse; all of them by default. */
  readonly times?: number;
}

/** Whose sound does not get through: all of it, a user's, or a stream's. */
export interface HeldMedia {
  readonly userID?: string;
  readonly streamID?: string;
}

/** The standing faults: what every new connection and every answer has to ask about. */
export class FaultBoard {
  /** Of everything sent. */
  weather: Weather;
  /** Sockets are accepted, nothing is answered. */
  silent = false;
  #outageUntil = 0;
  #heldMedia: HeldMedia[] = [];
  #refusals: { refusal: Refusal; left: number }[] = [];

  constructor(private readonly baseLatencyMs: number) {
    this.weather = this.fair;
  }

  /** How late the next thing that is sent shall be, in ms. */
  readonly lateness = (): number => lateness(this.weather);

  /** Whether new sockets are turned away now. */
  get outage(): boolean {
    return performance.now() < this.#outageUntil;
  }

  /** Turns new sockets away for so long; 0 ends an outage. */
  startOutage(ms: number): void {
    this.#outageUntil = performance.now() + ms;
  }

  /** Lets no sound through, though everything stays connected. */
  holdMedia(held: HeldMedia): void {
    this.#heldMedia.push(held);
  }

  releaseMedia(): void {
    this.#heldMedia = [];
  }

  holdsMedia(streamID: string, userID: string): boolean {
    return this.#heldMedia.some(
      (held) => (held.streamID ?? streamID) === streamID && (held.userID ?? userID) === userID,
    );
  }

  get heldMedia(): readonly HeldMedia[] {
    return this.#heldMedia;
  }

  refuse(refusal: Refusal): void {
    this.#refusals.push({ refusal, left: refusal.times ?? Infinity });
  }

  /** The refusal that strikes this request, if any; it is used up by asking. */
  takeRefusal(target: RefusalTarget, userID: string): Refusal | undefined {
    const entry = this.#refusals.find(
      ({ refusal }) => refusal.target === target && (refusal.userID ?? userID) === userID,
    );
    if (!entry) return undefined;
    entry.left -= 1;
    if (entry.left <= 0) this.#refusals = this.#refusals.filter((other) => other !== entry);
    return entry.refusal;
  }

  get refusals(): readonly Refusal[] {
    return this.#refusals.map(({ refusal, left }) => ({
      ...refusal,
      times: Number.isFinite(left) ? left : undefined,
    }));
  }

  private get fair(): Weather {
    return { latencyMs: this.baseLatencyMs, jitterMs: 0, loss: 0 };
  }

  reset(): void {
    this.weather = this.fair;
    this.silent = false;
    this.#outageUntil = 0;
    this.#refusals = [];
    this.releaseMedia();
  }
}
