import type { Link } from '../runtime/link';
import type { PhoneOptions } from '../types';
import { Meter } from './meter';
import type { SoundBackend, SoundEvents, SoundHandle } from './sound';
import { WhipSession } from './whip-session';

/** WeChat's code for a microphone that can't be opened. */
const MICROPHONE_FAILED = -1302;

/** How much quieter an earpiece is than a loudspeaker. */
const EAR_VOLUME = 0.3;

/** What it needs of its phone. */
export interface RealSoundPorts {
  readonly link: Pick<Link, 'request'>;
  readonly options: Pick<PhoneOptions, 'cloud'>;
}

/**
 * Real sound: the browser's microphone and loudspeaker, by WebRTC through the local cloud. Where a
 * phone would go to `rtmp://host/app/stream?query`, this goes to `/whip/app/stream?query`.
 */
export class RealSound implements SoundBackend {
  constructor(private readonly phone: RealSoundPorts) {}

  publish(url: string, events: SoundEvents): SoundHandle {
    const session = this.session('whip', url);
    let track: MediaStreamTrack | undefined;
    let isMuted = false;
    let isStopped = false;
    const record = async () => {
      const stream = await this.microphone(events);
      [track] = stream?.getAudioTracks() ?? [];
      if (isStopped) track?.stop();
      if (isStopped || !stream || !track) return;
      track.enabled = !isMuted;
      // Unplugged, or taken away by the browser.
      track.onended = () => events.failed(MICROPHONE_FAILED);
      session.connection.addTransceiver(track, { direction: 'sendonly', streams: [stream] });
      await connect(session, events);
    };
    void record().catch(() => events.failed());
    return {
      ...metered(session),
      setMuted: (muted) => {
        isMuted = muted;
        if (track) track.enabled = !muted;
      },
      setOutput: () => undefined,
      stop: () => {
        isStopped = true;
        track?.stop();
        session.close();
      },
    };
  }

  play(url: string, events: SoundEvents): SoundHandle {
    const session = this.session('whep', url);
    const speaker = new Audio();
    const { receiver } = session.connection.addTransceiver('audio', { direction: 'recvonly' });
    speaker.srcObject = new MediaStream([receiver.track]);
    const resume = () => void speaker.play().catch(() => undefined);
    resume();
    // A browser may want a tap before it lets a page be heard.
    window.addEventListener('pointerdown', resume);
    void connect(session, events).catch(() => events.failed());
    return {
      ...metered(session),
      setMuted: (muted) => (speaker.muted = muted),
      setOutput: (mode) => (speaker.volume = mode === 'ear' ? EAR_VOLUME : 1),
      stop: () => {
        window.removeEventListener('pointerdown', resume);
        speaker.srcObject = null;
        session.close();
      },
    };
  }

  private session(way: 'whip' | 'whep', url: string): WhipSession {
    const { link, options } = this.phone;
    const path = url.replace(/^\w+:\/\/[^/]*/, '');
    return new WhipSession((at, init) => link.request(at, options.cloud, init), `/${way}${path}`);
  }

  private async microphone(events: SoundEvents): Promise<MediaStream | undefined> {
    try {
      return await navigator.mediaDevices.getUserMedia({ audio: true });
    } catch {
      events.failed(MICROPHONE_FAILED);
      return undefined;
    }
  }
}

/** Opens a session and follows its fate. */
async function connect(session: WhipSession, events: SoundEvents): Promise<void> {
  const { connection } = session;
  let isReady = false;
  connection.onconnectionstatechange = () => {
    const state = connection.connectionState;
    if (state === 'connected' && !isReady) {
      isReady = true;
      events.ready();
    } else if (state === 'failed' || state === 'disconnected') {
      if (isReady) events.lost();
      else events.failed();
    }
  };
  await session.open();
  events.connected();
}

function metered({ connection }: WhipSession): Pick<SoundHandle, 'netstatus' | 'volume'> {
  const meter = new Meter(connection);
  return {
    netstatus: (tell) => void meter.netstatus().then(tell),
    volume: (tell) => void meter.volume().then(tell),
  };
}
