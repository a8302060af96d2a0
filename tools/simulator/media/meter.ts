/** The parts of the browser's statistics that are read here. */
interface Stats {
  type: string;
  kind?: string;
  state?: string;
  totalAudioEnergy?: number;
  totalSamplesDuration?: number;
  bytesSent?: number;
  bytesReceived?: number;
  packetsLost?: number;
  packetsReceived?: number;
  fractionLost?: number;
  jitter?: number;
  currentRoundTripTime?: number;
  jitterBufferDelay?: number;
  jitterBufferEmittedCount?: number;
}

/** Quieter than this is silence, in dB below the loudest there can be. */
const FLOOR_DB = -60;

/** Reads a connection's loudness and network from what the browser counts, each since it was last asked. */
export class Meter {
  private energy = { joules: 0, seconds: 0 };
  private traffic = { bytes: 0, at: performance.now() };

  constructor(private readonly connection: RTCPeerConnection) {}

  /** 0 to 100. */
  async volume(): Promise<number> {
    const all = await this.read();
    const sound = all.find((one) => one.totalSamplesDuration !== undefined && isSound(one));
    const now = {
      joules: sound?.totalAudioEnergy ?? 0,
      seconds: sound?.totalSamplesDuration ?? 0,
    };
    const seconds = now.seconds - this.energy.seconds;
    const power = seconds > 0 ? (now.joules - this.energy.joules) / seconds : 0;
    this.energy = now;
    return power > 0 ? loudness(10 * Math.log10(power)) : 0;
  }

  /** The numbers of a `netstatus` event. Rates in kbit/s, times in ms. */
  async netstatus(): Promise<Record<string, number>> {
    const all = await this.read();
    const rtp = all.find(({ type, kind }) => /^(in|out)bound-rtp$/.test(type) && kind === 'audio');
    const remote = all.find(({ type }) => type === 'remote-inbound-rtp');
    const pair = all.find(({ type, state }) => type === 'candidate-pair' && state === 'succeeded');
    const roundTrip = (pair?.currentRoundTripTime ?? 0) * 1000;
    const rate = this.rate(rtp?.bytesSent ?? rtp?.bytesReceived ?? 0);
    const jitter = Math.round((remote?.jitter ?? rtp?.jitter ?? 0) * 1000);
    const lost = remote?.fractionLost ?? lostShare(rtp);
    return {
      videoBitrate: 0,
      audioBitrate: rate,
      videoFPS: 0,
      videoGOP: 0,
      netSpeed: rate,
      netJitter: jitter,
      netQualityLevel: grade(lost, roundTrip),
      videoWidth: 0,
      videoHeight: 0,
      videoCache: 0,
      audioCache: buffered(rtp),
    };
  }

  private async read(): Promise<Stats[]> {
    const all: Stats[] = [];
    (await this.connection.getStats()).forEach((one: Stats) => all.push(one));
    return all;
  }

  private rate(bytes: number): number {
    const at = performance.now();
    const kilobits = ((bytes - this.traffic.bytes) * 8) / 1000;
    const seconds = (at - this.traffic.at) / 1000;
    this.traffic = { bytes, at };
    return seconds > 0 ? Math.round(kilobits / seconds) : 0;
  }
}

const isSound = ({ type, kind }: Stats) =>
  (type === 'media-source' || type === 'inbound-rtp') && kind === 'audio';

const loudness = (decibels: number) =>
  Math.round(Math.min(1, Math.max(0, 1 - decibels / FLOOR_DB)) * 100);

function lostShare(rtp: Stats | undefined): number {
  const lost = Math.max(0, rtp?.packetsLost ?? 0);
  const all = lost + (rtp?.packetsReceived ?? 0);
  return all > 0 ? lost / all : 0;
}

function buffered(rtp: Stats | undefined): number {
  const count = rtp?.jitterBufferEmittedCount ?? 0;
  return count > 0 ? Math.round(((rtp?.jitterBufferDelay ?? 0) / count) * 1000) : 0;
}

/** WeChat's levels: 1 is the best, 5 the worst of those that still work. */
function grade(lost: number, roundTripMs: number): number {
  const worst = Math.max(lost / 0.02, roundTripMs / 100);
  return 1 + Math.min(4, Math.floor(worst));
}
