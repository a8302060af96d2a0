import type { MediaHost } from './host';
import type { SoundEvents, SoundHandle } from './sound';
import { Stream, type StreamCodes } from './stream';

/** Why a page with media went out of sight (WECHAT.md 41). */
export type PauseType =
  /** Another page of the mini-program covers it. */
  | 'navigate'
  /** A page of WeChat's own covers it. */
  | 'native'
  | 'back'
  | 'close'
  | 'other-mini-program'
  | 'home'
  | 'recents'
  | 'hang';

/** The answer to a call of a context: a reason where it is refused. */
export type Answer = { reason: string; errno?: number } | undefined;

/** What a native pusher or player tells its element. */
export type Tell = (type: string, detail: unknown) => void;

/** The part of a pusher's and a player's properties that both natives read. */
export interface LiveParams {
  url: string;
  muted: boolean;
  mode: string;
  /** `autopush`, `autoplay` */
  isAutomatic: boolean;
}

/** What WeChat's native side has of a `live-pusher` or `live-player`, from its insertion to its removal. */
export abstract class NativeLive<Params extends LiveParams = LiveParams> {
  readonly stream: Stream;
  /** Whether the page was taken for a voice call when this or another of it was inserted (40). */
  isVoip = false;
  /** Gone: nothing it may still have under way is of interest. */
  isRemoved = false;
  /** What it takes itself for: started, and not stopped since. Not the same as being on air (4, 47). */
  protected isStarted = false;
  /** Paused by its context. */
  protected isPaused = false;
  /** To be started again when the page is seen again. */
  private isSuspended = false;
  /** Stopped by an interruption. */
  private wasInterrupted = false;

  constructor(
    protected readonly host: MediaHost,
    protected readonly tell: Tell,
    public params: Params,
    codes: StreamCodes,
  ) {
    this.stream = new Stream(host, codes, {
      state: (code, message) => this.tellState(code, message),
      open: (events) => this.openSound(events),
      changed: () => host.changed(),
      netstatus: (info) => this.tell('netstatus', { info: this.measured(info) }),
      volume: (volume) => this.tell('audiovolumenotify', { volume }),
    });
  }

  protected abstract openSound(events: SoundEvents): SoundHandle;
  /** Tells its sound what the element and the phone have it do now. */
  abstract adjustSound(): void;
  /** Whether it goes on when its page is out of sight in this way. */
  protected abstract goesOn(how: PauseType): boolean;
  protected abstract suspended(how: PauseType): void;
  protected abstract resumed(): void;

  /** Inserted: with all its parameters set it may start at once (3). */
  insert(): void {
    if (this.params.isAutomatic && this.params.url) this.begin();
  }

  /** Any update may set a stopped one going, or a running one to another address (7, 15). */
  update(patch: Partial<Params>): void {
    const before = this.params;
    this.params = { ...before, ...patch };
    const isElsewhere = this.params.url !== before.url;
    const ran = this.isStarted;
    if (isElsewhere) this.end();
    this.updated(before);
    const { isAutomatic, url } = this.params;
    const mayStart = isElsewhere
      ? isAutomatic || (ran && this.followsItsAddress)
      : isAutomatic && this.host.behaviour.updateRestarts;
    if (url && mayStart && !this.isStarted) this.begin();
    this.host.changed();
  }

  /** Started by its context. */
  abstract start(): Answer;

  stop(): void {
    this.end();
    this.host.changed();
  }

  pause(): void {
    this.isPaused = true;
    this.host.changed();
  }

  resume(): void {
    this.isPaused = false;
    if (this.params.url && !this.stream.isOnAir) this.begin();
    this.host.changed();
  }

  remove(): void {
    this.isRemoved = true;
    this.end();
    this.host.changed();
  }

  /** Its page is out of sight. */
  hold(how: PauseType): void {
    if (this.goesOn(how)) return;
    this.suspended(how);
    this.host.changed();
  }

  /** Its page is seen again. */
  release(): void {
    this.resumed();
    if (this.isSuspended || this.wasInterrupted) this.startAgain();
    this.host.changed();
  }

  /** Another audio user takes the sound: stopped first, told afterwards (45). */
  interrupt(): void {
    if (!this.isStarted) return;
    this.end();
    this.wasInterrupted = this.host.behaviour.restartsAfterCall;
    this.tell('statechange', { code: 5001, message: 'interrupted by a call' });
  }

  /** @param isSeen - whether its page is; else it waits for that */
  interruptionEnded(isSeen: boolean): void {
    if (isSeen && this.wasInterrupted) this.startAgain();
  }

  /** An event of the media that a test sends: a failure ends the stream, as if the phone had found it. */
  noticed(type: string, code: number | undefined): void {
    if (type === 'statechange' && code !== undefined && this.endsBy(code)) this.stream.fail();
  }

  /** Whether a code says that nothing flows any more. */
  protected abstract endsBy(code: number): boolean;
  /** Parameters were changed, the address aside. */
  protected updated(_before: Params): void {}
  /** Whether a change of the address of one that runs is followed without `autoplay`. */
  protected readonly followsItsAddress: boolean = false;

  protected begin(): void {
    this.isStarted = true;
    this.isSuspended = false;
    this.wasInterrupted = false;
    this.stream.start();
    this.host.changed();
  }

  protected end(): void {
    this.isStarted = false;
    this.isSuspended = false;
    this.wasInterrupted = false;
    this.stream.stop();
  }

  /** Stops until the page is seen again. */
  protected suspend(): void {
    if (!this.isStarted) return;
    this.end();
    this.isSuspended = true;
  }

  protected tellState(code: number, message: string): void {
    this.tell('statechange', { code, message });
  }

  /** The numbers of a `netstatus` event. */
  protected measured(info: Record<string, number>): Record<string, number> {
    return info;
  }

  private startAgain(): void {
    this.isSuspended = this.wasInterrupted = false;
    if (this.params.url && !this.isStarted) this.begin();
  }
}
