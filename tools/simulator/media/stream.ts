import type { MediaHost } from './host';
import type { SoundEvents, SoundHandle } from './sound';

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

/** What a stream asks of its element, and tells it. */
export interface StreamOwner {
  state(code: number, message: string): void;
  /** Sets out to carry the sound. */
  open(events: SoundEvents): SoundHandle;
  /** It began or ceased to run. */
  changed(): void;
  netstatus(info: Record<string, number>): void;
  volume(volume: number): void;
}

/** The life of one RTMP connection: connect, run, lose the network, try again, give up. */
export class Stream {
  state: StreamState = 'idle';
  /** Its sound, from the moment that it connects. */
  sound: SoundHandle | undefined;
  private timer = 0;
  private beats: number[] = [];
  private attempt = 0;
  /** Grows with every attempt and every end: what an older sound tells is of no interest. */
  private era = 0;

  constructor(
    private readonly host: MediaHost,
    private readonly codes: StreamCodes,
    private readonly owner: StreamOwner,
  ) {}

  start(): void {
    this.stop();
    this.attempt = 0;
    this.state = 'connecting';
    const { clock, timing } = this.host;
    this.timer = clock.set(() => this.connect(), timing.connect);
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

  /** Whether it is under way: it connects, runs, or tries to come back. */
  get isOnAir(): boolean {
    return ['connecting', 'running', 'retrying'].includes(this.state);
  }

  /** Ends it with an error of the media. */
  fail(): void {
    this.halt();
    this.state = 'failed';
  }

  private connect(): void {
    if (!this.host.isOnline) {
      this.retry();
      return;
    }
    this.era += 1;
    const { era } = this;
    const current = (act: () => void) => () => (era === this.era ? act() : undefined);
    this.sound = this.owner.open({
      connected: current(() => this.owner.state(this.codes.connected, 'connected')),
      ready: current(() => this.run()),
      lost: current(() => this.networkLost()),
      failed: (code) => current(() => this.refused(code))(),
    });
    this.owner.changed();
  }

  private run(): void {
    if (!this.host.isOnline) {
      this.retry();
      return;
    }
    const { owner, sound, era } = this;
    const told =
      <T>(tell: (value: T) => void) =>
      (value: T) =>
        era === this.era ? tell(value) : undefined;
    this.state = 'running';
    const { netstatus, volume } = this.host.timing;
    this.beat(netstatus, () => sound?.netstatus(told((info) => owner.netstatus(info))));
    this.beat(volume, () => sound?.volume(told((loudness) => owner.volume(loudness))));
    owner.changed();
    for (const code of this.codes.running) owner.state(code, 'running');
  }

  private refused(code: number | undefined): void {
    if (code === undefined) {
      this.endSound();
      this.retry();
    } else {
      this.fail();
      this.owner.state(code, 'failed');
    }
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
    this.timer = this.host.clock.set(() => this.connect(), this.host.timing.retry);
  }

  /** @param every - in ms; 0: never */
  private beat(every: number, run: () => void): void {
    if (every === 0) return;
    const index = this.beats.length;
    const next = () => {
      this.beats[index] = this.host.clock.set(() => {
        run();
        if (this.state === 'running') next();
      }, every);
    };
    next();
  }

  private halt(): void {
    this.host.clock.clear(this.timer);
    for (const id of this.beats) this.host.clock.clear(id);
    this.beats = [];
    const ran = this.state === 'running';
    this.state = 'idle';
    this.endSound();
    if (ran) this.owner.changed();
  }

  private endSound(): void {
    this.era += 1;
    this.sound?.stop();
    this.sound = undefined;
  }
}

/** The stream's name in `rtmp://host/app/streamID?query`. */
export function streamIDOf(url: string): string {
  const path = url.split(/[?#]/)[0] ?? '';
  return path.slice(path.lastIndexOf('/') + 1);
}
