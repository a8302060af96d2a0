import type { VoiceEngine } from '../sdk/voice-engine';
import type { ReadonlyCallStore } from '../store/call-store';
import type { ReadonlyLevelsStore } from '../store/levels';
import { EventLog, type LogLine } from '../memory/event-log';
import type { Versions } from '../platform/device/versions-type';
import { logEngine } from './engine-log';
import { Redaction } from './redaction';
import { recordedEngine } from './recorded-engine';
import { logStore } from './store-log';

/** The last so many lines are kept: some minutes of a lively call, 40 KB at most. */
const KEPT = 400;

/** What the surroundings tell; the same shape as the session's port. */
export interface WatchedSurroundings {
  onNetworkChange(listener: (online: boolean) => void): () => void;
  onShow(listener: () => void): () => void;
  onHide(listener: () => void): () => void;
  onInterruption(listener: (begun: boolean) => void): () => void;
}

export interface DiagnosticsOptions {
  /** ms since 1970 */
  readonly now: () => number;
  /** ms since some moment, by a clock that nobody can set. */
  readonly elapsed: () => number;
  /** Asked when a report is made: none of it is needed before. */
  readonly versions: () => Versions;
  /** What went wrong where nobody caught it, since the app was started; the oldest first. */
  readonly mishaps: () => readonly LogLine[];
}

/** What can be seen of it: the screen's part. */
export interface Report {
  /** The whole of it as text, ids digested, names and secrets left out. */
  report(): string;
}

/**
 * Keeps what happened lately, for whoever must find out why a call failed: events and calls of the
 * SDK with their codes and times, states, the network, the app's coming and going.
 */
export class Diagnostics implements Report {
  private readonly log: EventLog;
  private readonly redaction = new Redaction();
  private sdk = 'not started';

  constructor(private readonly options: DiagnosticsOptions) {
    this.log = new EventLog(options.now, KEPT);
  }

  /** The same engine, with its events, calls and times written down. */
  engine(engine: VoiceEngine): VoiceEngine {
    this.sdk = engine.sdkVersion;
    logEngine(engine, this.redaction, this.add);
    return recordedEngine(engine, this.redaction, this.add, this.options.elapsed);
  }

  /** Writes down what changes in the call's mirror and its levels. */
  stores(call: ReadonlyCallStore, levels: ReadonlyLevelsStore): void {
    logStore(call, levels, this.redaction, this.add);
  }

  /** Writes down what comes from outside. Returns its disposer. */
  surroundings(surroundings: WatchedSurroundings): () => void {
    const disposers = [
      surroundings.onNetworkChange((online) => this.add(`network ${online ? 'there' : 'gone'}`)),
      surroundings.onShow(() => this.add('app shown')),
      surroundings.onHide(() => this.add('app hidden')),
      surroundings.onInterruption((begun) => this.add(`interruption ${begun ? 'begins' : 'ends'}`)),
    ];
    return () => disposers.forEach((dispose) => dispose());
  }

  report(): string {
    const { app, host, baseLibrary, device } = this.options.versions();
    const made = new Date(this.options.now()).toISOString();
    const facts = [
      `app ${app}`,
      `SDK ${this.sdk}`,
      host,
      baseLibrary && `base library ${baseLibrary}`,
      device,
    ];
    const head = ['Voice call diagnostics', facts.filter(Boolean).join(' | '), `made ${made}`];
    const lines = [...this.log.lines, ...this.options.mishaps()].sort(
      (one, two) => one.at - two.at,
    );
    return [...head, '', ...lines.map((line) => this.line(line))].join('\n');
  }

  private readonly add = (text: string, said?: string): void => this.log.add(text, said);

  private line({ at, text, said, times }: LogLine): string {
    const time = new Date(at).toISOString().slice(11, 23);
    const words = said && ` "${this.redaction.text(said)}"`;
    return `${time} ${text}${words}${times > 1 ? ` (${times} times)` : ''}`;
  }
}
