import type { Dispose, EngineEvents, EngineListener } from './voice-engine';

type Listeners = { [E in keyof EngineEvents]?: Set<EngineListener<E>> };

/**
 * The events of an engine. A listener that throws must not reach the SDK, which would turn it
 * into an uncaught error and skip the others: it is reported and the rest go on.
 */
export class EngineEmitter {
  private readonly listeners: Listeners = {};
  private ended = false;

  constructor(private readonly report: (error: unknown) => void) {}

  on<E extends keyof EngineEvents>(event: E, listener: EngineListener<E>): Dispose {
    const set: Set<EngineListener<E>> = (this.listeners[event] ??= new Set() as never);
    set.add(listener);
    return () => void set.delete(listener);
  }

  emit<E extends keyof EngineEvents>(event: E, ...args: EngineEvents[E]): void {
    if (this.ended) return;
    for (const listener of [...(this.listeners[event] ?? [])]) {
      try {
        listener(...args);
      } catch (error) {
        this.report(error);
      }
    }
  }

  /** Nothing is heard from a destroyed engine any more, whoever listens, or begins to. */
  end(): void {
    this.ended = true;
  }
}
