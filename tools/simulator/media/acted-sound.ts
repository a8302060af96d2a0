import type { Clock } from '../runtime/clock';
import type { PhoneOptions } from '../types';
import type { SoundBackend, SoundEvents, SoundHandle } from './sound';

/** How loud a stream is that isn't muted. */
const VOLUME = 50;

/** What it needs of its phone. */
export interface ActedSoundPorts {
  readonly clock: Clock;
  readonly options: Pick<PhoneOptions, 'media'>;
}

/** Carries no sound, and says all that a phone says when it does: at once, or by a virtual clock. */
export class ActedSound implements SoundBackend {
  constructor(private readonly phone: ActedSoundPorts) {}

  publish(_url: string, events: SoundEvents): SoundHandle {
    return this.open(events);
  }

  play(_url: string, events: SoundEvents): SoundHandle {
    return this.open(events);
  }

  private open(events: SoundEvents): SoundHandle {
    const { clock, options } = this.phone;
    let isMuted = false;
    events.connected();
    const timer = clock.set(() => events.ready(), options.media.handshake);
    return {
      setMuted: (muted) => (isMuted = muted),
      setOutput: () => undefined,
      netstatus: (tell) => tell(goodNetwork),
      volume: (tell) => tell(isMuted ? 0 : VOLUME),
      stop: () => clock.clear(timer),
    };
  }
}

/** The numbers of a `netstatus` event on a good network. */
const goodNetwork: Record<string, number> = {
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
