import type { Dispose } from '../../sdk/voice-engine';
import type { Surroundings } from '../ports';
import type { Occasion, Phone, Remedy } from './recovery-table';
import { Remedies } from './remedies';
import type { Timers } from '../async/timers';

/**
 * Sound heard so soon after the interruption began, in ms, was on its way before; an interruption
 * told by the media so soon after it was over is the same one, told late.
 */
const ECHO = 2000;

export type StreamRemedy = Exclude<Remedy, 'assume-over' | 'keep-publishing'>;

export interface PhoneEventsOptions {
  readonly timers: Timers;
  readonly surroundings: Surroundings;
  readonly phone: Phone;
  readonly earpiece: () => boolean;
  /** Everything the table knows, but for the interruption, which is kept here. */
  readonly apply: (remedy: StreamRemedy, streamID: string) => void;
  readonly onOnline: (online: boolean) => void;
  /** The app came to the foreground, or left it. */
  readonly onFront: (inFront: boolean) => void;
  /** The app is shown, or the interruption began or ended. */
  readonly onChange: () => void;
}

/**
 * What happens to the phone during a call, and what follows from it by the table of recovery. It
 * knows whether something else has the sound: the phone says when that begins, but may never say
 * that it is over.
 */
export class PhoneEvents {
  private readonly remedies: Remedies;
  private readonly disposers: Dispose[];
  private interruptedAt: number | null = null;
  private overAt = -Infinity;
  private online = true;

  constructor(private readonly options: PhoneEventsOptions) {
    const { timers, surroundings, phone, earpiece, apply } = options;
    this.remedies = new Remedies({
      timers,
      phone,
      earpiece,
      apply: (remedy, streamID) => {
        if (remedy === 'assume-over') this.endInterruption();
        else if (remedy !== 'keep-publishing') apply(remedy, streamID);
      },
    });
    this.disposers = [
      surroundings.onNetworkChange((online) => this.networkChanged(online)),
      surroundings.onInterruption((begun) => (begun ? this.interrupt() : this.endInterruption())),
      surroundings.onHide(() => options.onFront(false)),
      surroundings.onShow(() => {
        options.onFront(true);
        this.remedies.on('shown');
        options.onChange();
      }),
    ];
  }

  /** Whether a phone call, an alarm or another app has the sound. */
  get interrupted(): boolean {
    return this.interruptedAt !== null;
  }

  /** Whether the own stream has to be stopped meanwhile. */
  get stopsPublishing(): boolean {
    return this.interrupted && !this.remedies.has('interrupted', 'keep-publishing');
  }

  /** live-pusher or live-player says so, before or after the phone does, or where it never does. */
  interruptedByMedia(): void {
    if (this.options.timers.now() - this.overAt >= ECHO) this.interrupt();
  }

  /** Something else has the sound: the phone said so, or its media did. */
  private interrupt(): void {
    if (this.interrupted) return;
    this.interruptedAt = this.options.timers.now();
    this.options.onChange();
    this.remedies.on('interrupted');
  }

  /** The sound is ours again: the phone says so, the table does, or the person. */
  endInterruption(): void {
    if (!this.interrupted) return;
    this.interruptedAt = null;
    this.overAt = this.options.timers.now();
    this.remedies.cancel('assume-over');
    this.options.onChange();
    this.remedies.on('interruption-over');
  }

  /** Sound was heard, or the platform itself began a stream anew. */
  heard(): void {
    if (this.interruptedAt === null) return;
    if (this.options.timers.now() - this.interruptedAt >= ECHO) this.remedies.on('heard');
  }

  /** Something that is told by the media. */
  on(occasion: Extract<Occasion, 'device-changed' | 'play-began'>, streamID = ''): void {
    this.remedies.on(occasion, streamID);
  }

  end(): void {
    for (const dispose of this.disposers) dispose();
  }

  private networkChanged(online: boolean): void {
    const changed = online && this.online;
    this.online = online;
    if (changed) this.remedies.on('network-changed');
    this.options.onOnline(online);
  }
}
