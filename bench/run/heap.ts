/** What lives on the JavaScript heap of a page. */
import type { CDPSession } from 'playwright-core';

/** The part of a heap snapshot, as V8 writes it, that this reads. */
export interface HeapSnapshot {
  readonly snapshot: {
    readonly meta: {
      readonly node_fields: string[];
      readonly node_types: [string[], ...unknown[]];
    };
  };
  /** For each node, its fields one after the other. */
  readonly nodes: number[];
  readonly strings: string[];
}

export async function heapSnapshot(devtools: CDPSession): Promise<HeapSnapshot> {
  const chunks: string[] = [];
  const take = ({ chunk }: { chunk: string }) => void chunks.push(chunk);
  devtools.on('HeapProfiler.addHeapSnapshotChunk', take);
  await devtools.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  devtools.off('HeapProfiler.addHeapSnapshotChunk', take);
  return JSON.parse(chunks.join('')) as HeapSnapshot;
}

/** Bytes of all that scripts made: without compiled code and what the engine notes for it. */
export function liveBytes({ snapshot: { meta }, nodes, strings }: HeapSnapshot): number {
  const fields = meta.node_fields;
  const [types] = meta.node_types;
  const at = (name: string) => fields.indexOf(name);
  const [type, name, size] = [at('type'), at('name'), at('self_size')];
  let sum = 0;
  for (let node = 0; node < nodes.length; node += fields.length) {
    const kind = types[nodes[node + type] ?? -1];
    const called = strings[nodes[node + name] ?? -1] ?? '';
    const engines = kind === 'code' || (kind === 'native' && called.startsWith('system / '));
    if (!engines) sum += nodes[node + size] ?? 0;
  }
  return sum;
}
