import type { VoiceEngine } from '../sdk/voice-engine';
import type { SessionPorts } from './ports';
import { Timers } from './async/timers';

/** How long an engine is kept after a call, in ms: long enough to call back, short enough to free it. */
const KEPT_FOR = 3 * 60_000;

/**
 * One engine at a time; rooms come and go on it. It is destroyed when audio has not been needed
 * for some minutes (seed: 销毁引擎), or when it loses its socket meanwhile: the SDK tries to get that
 * back a few times and then never again, and the next login would hang. The next call makes a new
 * one.
 */
export class EngineKeeper {
  private engine: VoiceEngine | null = null;
  private resting = false;
  private linkDown = false;
  /** Its own: the session's timers end with the call, this one begins there. */
  private readonly timers: Timers;

  constructor(private readonly ports: Pick<SessionPorts, 'createEngine' | 'clock'>) {
    this.timers = new Timers(ports.clock);
  }

  /** The engine, made if there is none. Throws a CallError of step `engine`. */
  get(): VoiceEngine {
    this.timers.clear();
    this.resting = false;
    this.engine ??= this.make();
    return this.engine;
  }

  /** Makes the engine ahead of a call. If none comes, it goes as after one. */
  warm(): void {
    try {
      this.get();
    } catch {
      // Whoever calls tries again, and tells the person.
    }
    this.rest();
  }

  /** The call is over: the engine may go, unless another call comes soon. */
  rest(): void {
    this.timers.clear();
    this.resting = true;
    if (this.engine) this.timers.after(this.linkDown ? 0 : KEPT_FOR, () => this.destroy());
  }

  destroy(): void {
    this.timers.clear();
    this.engine?.destroy();
    this.engine = null;
  }

  private make(): VoiceEngine {
    const engine = this.ports.createEngine();
    this.linkDown = false;
    engine.on('linkStateUpdate', (state) => {
      this.linkDown = state === 'down';
      // Later: it is the SDK that tells, from the middle of its work.
      if (this.resting && this.linkDown) this.timers.after(0, () => this.destroy());
    });
    return engine;
  }
}
