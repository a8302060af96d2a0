import type { Timers } from './timers';

type Listener = (result: unknown) => void;

/** Listeners of `wx.onX`, by name without `on` and with a small first letter. */
export class Events {
  private readonly table = new Map<string, Listener[]>();

  constructor(private readonly timers: Timers) {}

  on(name: string, listener: Listener): void {
    this.table.set(name, [...this.listeners(name), listener]);
  }

  /** Without a listener, removes all of that name, as WeChat does. */
  off(name: string, listener?: Listener): void {
    this.table.set(name, listener ? this.listeners(name).filter((one) => one !== listener) : []);
  }

  count(name: string): number {
    return this.listeners(name).length;
  }

  /** Of every name that was ever listened to. */
  counts(): Record<string, number> {
    return Object.fromEntries(
      Array.from(this.table, ([name, listeners]) => [name, listeners.length]),
    );
  }

  fire(name: string, result: unknown = {}): void {
    for (const listener of this.listeners(name)) this.timers.deliver(() => listener(result));
  }

  private listeners(name: string): Listener[] {
    return this.table.get(name) ?? [];
  }
}
