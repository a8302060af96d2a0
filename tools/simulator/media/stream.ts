import type { Phone } from '../runtime/phone';

/** The state codes of one kind of stream, as WeChat documents them. */
export interface StreamCodes {
  connected: number;
  /** Sent together once the handshake is done. */
  running: number[];
  /** Lost, and trying again. */
  retrying: number;
  /** All attempts to reconnect have failed. */
  lost: number;
}

export type StreamState = 'idle' | 'connecting' | 'running' | 'retrying' | 'failed';

/** RTMP connection failed; WeChat sends it on each attempt. */
const CONNECT_FAILED = 3002;
const ATTEMPTS = 3;

/** What a stream tells its element. */
export interface StreamOwner {
  state(code: number, message: string): void;
  /** It began or ceased to run. */
  running(on: boolean): void;
  netstatus(): void;
  volume(): void;
}

/** The life of one RTMP connection: connect, run, lose the network, try again, give up. */
export class Stream {
  state: StreamState = 'idle';
  private timer = 0;
  private beats: number[] = [];
  private attempt = 0;

  constructor(
    private readonly phone: Phone,
    private readonly codes: StreamCodes,
    private readonly owner: StreamOwner,
  ) {}

  start(): void {
    this.stop();
    this.attempt = 0;
    this.state = 'connecting';
    const { clock } = this.phone;
    this.timer = clock.set(() => this.connect(), this.phone.options.media.connect);
  }

  /** Ends it without an event, as WeChat does. */
  stop(): void {
    this.halt();
    this.state = 'idle';
  }

  /** The network went away: a running stream notices, and tries to come back. */
  networkLost(): void {
    if (this.state !== 'running' && this.state !== 'connecting') return;
    this.halt();
    this.attempt = 0;
    this.retry();
  }

  /** Ends it with an error of the media. */
  fail(): void {
    this.halt();
    this.state = 'failed';
  }

  private connect(): void {
    if (!this.phone.network.online) {
      this.retry();
      return;
    }
    this.owner.state(this.codes.connected, 'connected');
    this.timer = this.phone.clock.set(() => this.run(), this.phone.options.media.handshake);
  }

  private run(): void {
    if (!this.phone.network.online) {
      this.retry();
      return;
    }
    this.state = 'running';
    const { netstatus, volume } = this.phone.options.media;
    this.beat(netstatus, () => this.owner.netstatus());
    if (volume > 0) this.beat(volume, () => this.owner.volume());
    this.owner.running(true);
    for (const code of this.codes.running) this.owner.state(code, 'running');
  }

  private retry(): void {
    this.attempt += 1;
    if (this.attempt > ATTEMPTS) {
      this.state = 'failed';
      this.owner.state(this.codes.lost, 'the network is lost and all retries have failed');
      return;
    }
    this.state = 'retrying';
    if (this.attempt > 1) this.owner.state(CONNECT_FAILED, 'connecting failed');
    this.owner.state(this.codes.retrying, `the network is lost, retry ${this.attempt}`);
    this.timer = this.phone.clock.set(() => this.connect(), this.phone.options.media.retry);
  }

  private beat(every: number, run: () => void): void {
    const index = this.beats.length;
    const next = () => {
      this.beats[index] = this.phone.clock.set(() => {
        run();
        if (this.state === 'running') next();
      }, every);
    };
    next();
  }

  private halt(): void {
    this.phone.clock.clear(this.timer);
    for (const id of this.beats) this.phone.clock.clear(id);
    this.beats = [];
    const ran = this.state === 'running';
    this.state = 'idle';
    if (ran) this.owner.running(false);
  }
}

/** The stream's name in `rtmp://host/app/streamID?query`. */
export function streamIDOf(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
}

/** The numbers of a `netstatus` event on a good network. */
export function goodNetwork(): Record<string, number> {
  return {
    videoBitrate: 0,
    audioBitrate: 48,
    videoFPS: 0,
    videoGOP: 0,
    netSpeed: 60,
    netJitter: 5,
    netQualityLevel: 1,
    videoWidth: 0,
    videoHeight: 0,
    videoCache: 0,
    audioCache: 0,
  };
}
