/** setData calls of one page or component, for benchmarks. */
export interface SetDataStats {
  calls: number;
  /** UTF-8 bytes of the data as JSON. */
  bytes: number;
  largest: number;
}

const encoder = new TextEncoder();

/** Counts what crosses from the logic to the view. */
export class SetDataCounter {
  private table: Record<string, SetDataStats> = {};

  /** @param path - of the page or component, such as `call/room/index` */
  count(path: string, data: unknown): void {
    const bytes = encoder.encode(JSON.stringify(data) ?? '').length;
    const stats = (this.table[path] ??= { calls: 0, bytes: 0, largest: 0 });
    stats.calls += 1;
    stats.bytes += bytes;
    stats.largest = Math.max(stats.largest, bytes);
  }

  all(): Record<string, SetDataStats> {
    return JSON.parse(JSON.stringify(this.table)) as Record<string, SetDataStats>;
  }

  reset(): void {
    this.table = {};
  }
}
