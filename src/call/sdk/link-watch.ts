import type { LinkState } from './voice-engine';

export interface LinkWatchOptions {
  readonly onState: (state: LinkState) => void;
  /** Something came from the cloud. */
  readonly onHeard?: () => void;
  /** ms without an answer until an open socket counts as silent. */
  readonly silentAfter?: number;
}

/**
 * Longer than the longest heartbeat the cloud may ask for (10 s) and an answer's way, so that
 * silence is never mistaken for idleness.
 */
const SILENT_AFTER = 15_000;

/** Types of frame that are always answered, and at once: a request for media, a ping. Others may need none. */
const ANSWERED_TYPES: readonly (number | undefined)[] = [4, 12];
/** Where a frame has its type. */
const TYPE_AT = 3;

/**
 * What the SDK answers to a push with, which nobody answers: `cmd` 1102 of a room packet's header, as protobuf
 * writes it.
 */
const PUSH_ANSWER = '8,206,8';

/** After this part of it an answer is late: a reason to look, not a proof. */
const LATE_PART = 0.3;

/** A socket that only asks whether the cloud is there is given up after so long, in ms. */
const PROBE_MS = 3000;

/** The path of the SDK's signalling socket on every host. */
const SIGNAL_PATH = '/accesshub';

/** Whether this address is the signalling socket's. */
export function isSignalling(url: string): boolean {
  return url.split('?')[0]?.endsWith(SIGNAL_PATH) ?? false;
}

/**
 * Makes a link state of what is seen at the signalling socket, whichever that is now; what an
 * earlier one does counts no more.
 */
export class LinkWatch<Socket extends object> {
  private socket: Socket | null = null;
  private silence: ReturnType<typeof setTimeout> | undefined;
  /** What is not answered yet, and whether an answer must come. */
  private question: { sure: boolean } | null = null;
  private watching = false;
  /** Where the SDK last opened its socket; empty before it did. */
  private url = '';
  private state: LinkState | null = null;

  constructor(private readonly options: LinkWatchOptions) {}

  /** The signalling socket of now; `null` without one. */
  get current(): Socket | null {
    return this.socket;
  }

  /** Whether silence matters: only while a room is joined are there heartbeats to miss. */
  watchSilence(on: boolean): void {
    this.watching = on;
    if (!on) this.heard();
  }

  /**
   * Whether the cloud takes a socket now, asked with one that the SDK knows nothing of. An open socket that
   * was asked before, and has not answered when the other is open, is dead if an answer must come or is
   * late: opening takes longer than an answer.
   *
   * @param open - opens a socket to that address, and tells what becomes of it; returns how to close it
   */
  async probe(
    open: (url: string, opened: () => void, failed: () => void) => () => void,
  ): Promise<boolean> {
    const { url, question } = this;
    if (!url) return false;
    return new Promise((resolve) => {
      const settle = (taken: boolean) => {
        clearTimeout(timer);
        resolve(taken);
        close();
      };
      const timer = setTimeout(() => settle(false), PROBE_MS);
      const close = open(
        url,
        () => {
          const isDead = question?.sure || this.state === 'late';
          if (question && question === this.question && isDead) this.tell('silent');
          settle(true);
        },
        () => settle(false),
      );
    });
  }

  /** @param url - where it goes */
  begin(socket: Socket, url: string): void {
    this.socket = socket;
    this.url = url;
    this.tell('connecting');
  }

  opened(socket: Socket): void {
    if (this.socket === socket) this.tell('up');
  }

  /** @param frame - what was sent */
  asked(socket: Socket, frame: unknown): void {
    if (!this.watching || this.socket !== socket) return;
    const bytes = new Uint8Array(frame as ArrayBuffer);
    if (`,${bytes.join()},`.includes(`,${PUSH_ANSWER},`)) return;
    const sure = ANSWERED_TYPES.includes(bytes[TYPE_AT]);
    if (this.question) {
      this.question.sure ||= sure;
      return;
    }
    const { silentAfter = SILENT_AFTER } = this.options;
    this.question = { sure };
    this.silence = setTimeout(() => {
      this.tell('late');
      this.silence = setTimeout(
        () => {
          this.question = null;
          this.tell('silent');
        },
        silentAfter * (1 - LATE_PART),
      );
    }, silentAfter * LATE_PART);
  }

  answered(socket: Socket): void {
    if (this.socket !== socket) return;
    this.heard();
    this.tell('up');
    this.options.onHeard?.();
  }

  ended(socket: Socket): void {
    if (this.socket !== socket) return;
    this.socket = null;
    this.heard();
    this.tell('down');
  }

  private heard(): void {
    clearTimeout(this.silence);
    this.question = null;
  }

  private tell(state: LinkState): void {
    if (state === this.state) return;
    this.state = state;
    this.options.onState(state);
  }
}
