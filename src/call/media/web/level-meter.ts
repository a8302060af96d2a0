/** The quietest that is shown, in dB below the loudest. */
const FLOOR_DB = 60;

/** How loud a microphone is, measured on the very sound that the others get. */
export class LevelMeter {
  private readonly context = new AudioContext();
  private readonly analyser = new AnalyserNode(this.context, { fftSize: 1024 });
  private readonly samples = new Float32Array(this.analyser.fftSize);
  private source: MediaStreamAudioSourceNode | null = null;
  private heard: MediaStreamTrack | undefined;

  /** @param track - what is recorded with now; another one once another device was chosen */
  constructor(private readonly track: () => MediaStreamTrack | undefined) {}

  /** From 0, nothing, to 1, as loud as there is. */
  read(): number {
    this.follow(this.track());
    this.analyser.getFloatTimeDomainData(this.samples);
    let power = 0;
    for (const sample of this.samples) power += sample * sample;
    const db = 10 * Math.log10(power / this.samples.length);
    return Math.min(1, Math.max(0, 1 + db / FLOOR_DB));
  }

  close(): void {
    this.source?.disconnect();
    void this.context.close();
  }

  private follow(track: MediaStreamTrack | undefined): void {
    if (track === this.heard) return;
    this.heard = track;
    this.source?.disconnect();
    this.source = track ? this.context.createMediaStreamSource(new MediaStream([track])) : null;
    this.source?.connect(this.analyser);
  }
}
