/** What a tab finds instead of the world. Runs in the page, before any of its scripts. */

export interface Surroundings {
  /** `127.0.0.1:port`: stands for every other host. */
  readonly cloud: string;
  /** What the microphone hears, in Hz; without, it is Chromium's own fake device. */
  readonly tone?: number;
  /** The name of the exception with which the browser refuses the microphone. */
  readonly refusal?: string;
  /** The browser plays no sound before the page was touched. */
  readonly silent?: boolean;
}

/** What {@link surround} leaves in the window for tests to look at. */
export interface Traces {
  /** Every track that a microphone was given out as. */
  microphones: MediaStreamTrack[];
  /** Every origin of another host that was asked for something. */
  askedOrigins: string[];
}

/**
 * Sends what is meant for other hosts to the local cloud: the page is a production build and knows
 * nothing of it. Self-contained, for it is handed over as text.
 */
export function surround({ cloud, tone, refusal, silent }: Surroundings): void {
  const traces = window as unknown as Traces;
  traces.askedOrigins = [];
  const elsewhere = (url: string, scheme: string) =>
    url.replace(/^(?:https|wss):\/\/[^/]+/, (origin) => {
      traces.askedOrigins.push(origin);
      return `${scheme}://${cloud}`;
    });

  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(elsewhere(String(url), 'ws'), protocols);
    }
  };
  const ask = window.fetch;
  window.fetch = (input, init) =>
    typeof input === 'string' ? ask(elsewhere(input, 'http'), init) : ask(input, init);
  const open = XMLHttpRequest.prototype.open as (...args: unknown[]) => void;
  XMLHttpRequest.prototype.open = function (method: string, url: string | URL, ...rest: unknown[]) {
    open.call(this, method, elsewhere(String(url), 'http'), ...(rest.length > 0 ? rest : [true]));
  };

  traces.microphones = [];
  const devices = navigator.mediaDevices as MediaDevices | undefined;
  // A page that the browser doesn't trust has none.
  if (!devices) return;
  const record = devices.getUserMedia.bind(devices);
  const playTone = (hz: number) => {
    const context = new AudioContext();
    const source = new OscillatorNode(context, { frequency: hz });
    const target = context.createMediaStreamDestination();
    source.connect(new GainNode(context, { gain: 0.5 })).connect(target);
    source.start();
    return target.stream;
  };
  devices.getUserMedia = async (constraints) => {
    if (refusal) throw new DOMException(refusal, refusal);
    const stream = tone === undefined ? await record(constraints) : playTone(tone);
    traces.microphones.push(...stream.getTracks());
    return stream;
  };

  if (!silent) return;
  let touched = false;
  for (const type of ['pointerup', 'keydown']) {
    window.addEventListener(type, () => (touched = true), true);
  }

  const { play } = HTMLMediaElement.prototype;
  HTMLMediaElement.prototype.play = async function () {
    if (!touched) throw new DOMException('not touched yet', 'NotAllowedError');
    await play.call(this);
  };
}

/** What one of the others sounds like here. */
export interface Heard {
  /** The strongest frequency, in Hz. */
  readonly hz: number;
  /** Root mean square of the samples, 0 … 1. */
  readonly level: number;
}

interface Ears {
  ears?: Map<HTMLMediaElement, { track: unknown; analyser: AnalyserNode }>;
  hearing?: AudioContext;
}

/** Listens at the page's audio elements, each of which plays one of the others. */
export function listen(): Heard[] {
  const memory = window as unknown as Ears;
  const context = (memory.hearing ??= new AudioContext());
  const ears = (memory.ears ??= new Map());
  const heard: Heard[] = [];
  for (const element of Array.from(document.querySelectorAll('audio'))) {
    const stream = element.srcObject as MediaStream | null;
    const track = stream?.getAudioTracks().at(-1);
    if (!stream || !track || element.paused) continue;
    let ear = ears.get(element);
    // What listens to a stream stays with the track that it had then.
    if (ear?.track !== track) {
      const analyser = new AnalyserNode(context, { fftSize: 4096, smoothingTimeConstant: 0 });
      context.createMediaStreamSource(new MediaStream([track])).connect(analyser);
      ear = { track, analyser };
      ears.set(element, ear);
    }
    const { analyser } = ear;
    const samples = new Float32Array(analyser.fftSize);
    analyser.getFloatTimeDomainData(samples);
    const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
    const bins = new Float32Array(analyser.frequencyBinCount);
    analyser.getFloatFrequencyData(bins);
    const strongest = bins.indexOf(Math.max(...bins));
    const hz = (strongest * context.sampleRate) / analyser.fftSize;
    heard.push({ hz: Math.round(hz), level: Math.sqrt(power) });
  }
  return heard;
}
