/**
 * Listens to a stream in a page: how loud its tone is, 0 to 1. The whole of a second is listened
 * to, since the tone comes in bursts.
 */
export class Ear {
  readonly #analyser: AnalyserNode;
  readonly #element = new Audio();
  #track: MediaStreamTrack | undefined;

  constructor(
    private readonly context: AudioContext,
    private readonly stream: MediaStream,
  ) {
    // Chromium decodes a remote stream only for a media element that plays it.
    this.#element.srcObject = stream;
    this.#element.muted = true;
    void this.#element.play();
    this.#analyser = context.createAnalyser();
    this.#analyser.fftSize = 1024;
  }

  /** A source listens to the track that the stream had when it was made; the SDK may replace it. */
  #listen(): void {
    const [track] = this.stream.getAudioTracks();
    if (!track || track === this.#track) return;
    this.#track = track;
    this.context.createMediaStreamSource(this.stream).connect(this.#analyser);
  }

  /** The loudest moment of the next `ms`. */
  async loudest(ms: number): Promise<number> {
    this.#listen();
    const samples = new Float32Array(this.#analyser.fftSize);
    const end = performance.now() + ms;
    let loudest = 0;
    while (performance.now() < end) {
      this.#analyser.getFloatTimeDomainData(samples);
      const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length;
      loudest = Math.max(loudest, Math.sqrt(power));
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return loudest;
  }
}
