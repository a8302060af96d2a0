import type { Clock } from './clock';

/** A timer of the mini-program that is still to fire. */
export interface LiveTimer {
  id: number;
  kind: 'timeout' | 'interval';
  delay: number;
  /** File of the mini-program that set it, such as `call/room/index.js`. */
  file: string;
  /** All files on the way there, nearest first. */
  files: string[];
  stack: string;
}

interface Entry extends LiveTimer {
  run: () => void;
  clockId: number;
}

/** How scripts are named in stack traces; see `modules.ts`. */
export const SCRIPT_SCHEME = 'weapp:///';

const filesIn = (stack: string): string[] =>
  Array.from(stack.matchAll(/weapp:\/\/\/([^\s:)]+)/g), (match) => match[1] ?? '').filter(
    (file, index, all) => file !== all[index - 1],
  );

/**
 * Every timer and every answer of the platform that the mini-program waits for.
 * While frozen (WeChat suspends a hidden mini-program) they are kept, and run on thawing.
 */
export class Timers {
  private readonly entries = new Map<number, Entry>();
  private readonly kept: (() => void)[] = [];
  private lastId = 0;
  private frozen = false;

  constructor(
    private readonly clock: Clock,
    private readonly onError: (error: unknown) => void,
  ) {}

  get isFrozen(): boolean {
    return this.frozen;
  }

  set(kind: LiveTimer['kind'], run: () => void, delay: unknown): number {
    this.lastId += 1;
    const stack = new Error().stack ?? '';
    const files = filesIn(stack);
    const entry: Entry = {
      id: this.lastId,
      kind,
      delay: Math.max(0, Number(delay) || 0),
      file: files[0] ?? '',
      files,
      stack,
      run,
      clockId: 0,
    };
    this.entries.set(entry.id, entry);
    this.arm(entry);
    return entry.id;
  }

  clear(id: unknown): void {
    const entry = this.entries.get(Number(id));
    if (!entry) return;
    this.clock.clear(entry.clockId);
    this.entries.delete(entry.id);
  }

  /** Runs something of the mini-program now, or on thawing. Errors become problems. */
  deliver(run: () => void): void {
    if (this.frozen) this.kept.push(run);
    else this.guard(run);
  }

  /** Runs something of the mini-program in a later task. */
  later(run: () => void, delay = 0): void {
    this.clock.set(() => this.deliver(run), delay);
  }

  guard<T>(run: () => T): T | undefined {
    try {
      return run();
    } catch (error) {
      this.onError(error);
      return undefined;
    }
  }

  freeze(): void {
    this.frozen = true;
  }

  thaw(): void {
    this.frozen = false;
    for (const run of this.kept.splice(0)) this.deliver(run);
  }

  /** The timers that would still fire. */
  live(): LiveTimer[] {
    return Array.from(this.entries.values(), ({ id, kind, delay, file, files, stack }) => ({
      id,
      kind,
      delay,
      file,
      files,
      stack,
    }));
  }

  private arm(entry: Entry): void {
    // Browsers, too, give an interval of 0 a few milliseconds.
    const delay = entry.kind === 'interval' ? Math.max(4, entry.delay) : entry.delay;
    entry.clockId = this.clock.set(() => this.deliver(() => this.fire(entry)), delay);
  }

  private fire(entry: Entry): void {
    if (!this.entries.has(entry.id)) return;
    if (entry.kind === 'interval') this.arm(entry);
    else this.entries.delete(entry.id);
    entry.run();
  }
}
