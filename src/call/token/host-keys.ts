import { isSendable } from './sendable';
import type { TextStore } from './text-store';

/** Of more rooms than these nobody is host at a time. */
const KEPT = 8;

/** The keys of the rooms of which one is host, kept over runs, the last one first. */
export class HostKeys {
  private kept: readonly (readonly [roomID: string, hostKey: string])[] | null = null;

  constructor(private readonly store: TextStore) {}

  of(roomID: string): string | undefined {
    return this.all().find(([room]) => room === roomID)?.[1];
  }

  keep(roomID: string, hostKey: string): void {
    const others = this.all().filter(([room]) => room !== roomID);
    this.write([[roomID, hostKey] as const, ...others].slice(0, KEPT));
  }

  /** The service doesn't take it any more. */
  drop(roomID: string): void {
    this.write(this.all().filter(([room]) => room !== roomID));
  }

  private write(keys: typeof this.kept): void {
    this.kept = keys;
    this.store.write(JSON.stringify(keys));
  }

  private all(): NonNullable<typeof this.kept> {
    return (this.kept ??= readKeys(this.store.read()));
  }
}

function readKeys(text: string): [string, string][] {
  try {
    const keys: unknown = JSON.parse(text || '[]');
    return Array.isArray(keys) ? keys.filter(isKey) : [];
  } catch {
    // Something else wrote it: then one is host of nothing.
    return [];
  }
}

const isKey = (entry: unknown): entry is [string, string] =>
  Array.isArray(entry) && typeof entry[0] === 'string' && isSendable(entry[1]);
