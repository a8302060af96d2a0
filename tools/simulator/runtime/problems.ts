import type { Problem } from '../types';

/** One line the mini-program wrote to its console. */
export interface LogLine {
  level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  text: string;
}

/** What went wrong on this phone, in order. Tests assert that it is nothing. */
export class Problems {
  readonly list: Problem[] = [];
  readonly logs: LogLine[] = [];
  private readonly listeners = new Set<(problem: Problem) => void>();

  /** Called with each new problem. */
  onProblem(listener: (problem: Problem) => void): void {
    this.listeners.add(listener);
  }

  add(kind: Problem['kind'], message: string, stack?: string): void {
    const problem: Problem = { kind, message, ...(stack ? { stack } : {}) };
    this.list.push(problem);
    console.error(`[simulator] ${message}`, stack ?? '');
    for (const listener of this.listeners) listener(problem);
  }

  /** Same message twice says nothing new (a broken template is rendered many times). */
  addOnce(kind: Problem['kind'], message: string): void {
    if (!this.list.some((one) => one.message === message)) this.add(kind, message);
  }

  log(level: LogLine['level'], parts: unknown[]): void {
    this.logs.push({ level, text: parts.map(describe).join(' ') });
    if (this.logs.length > 2000) this.logs.shift();
  }
}

/** A value as a console would print it, in one line. */
export function describe(value: unknown): string {
  if (typeof value === 'string') return value;
  if (value instanceof Error) return value.stack ?? value.message;
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return String(value);
  }
}
