/** What was measured so far: a folder of small files, so that a long run can be made in pieces. */
import fs from 'node:fs';
import path from 'node:path';
import type { AppName } from './apps';
import type { BootTimes } from './boot';
import type { CallCosts, JoinTimes } from './call';
import type { MemoryRun } from './memory';
import type { PackageSizes } from './packages';

export type ByApp<T> = Record<AppName, T>;

export interface Results {
  /** By number of remote publishers; one entry a repetition. */
  times: Record<string, ByApp<JoinTimes[]>>;
  costs: Record<string, ByApp<CallCosts>>;
  /** By slowdown of the CPU. */
  boot: Record<string, ByApp<BootTimes[]>>;
  packages: ByApp<PackageSizes>;
  /** Missing while a run made in pieces has not come to it. */
  memory?: ByApp<MemoryRun>;
  machine: { readonly cpu: string; readonly cores: number; readonly date: string };
}

const FOLDER = path.resolve(__dirname, '..', '..', 'dist', 'bench', 'results');

/** @param piece - such as `times-16`; a later run of it takes the place of an earlier */
export function save(piece: string, results: Partial<Results>): void {
  fs.mkdirSync(FOLDER, { recursive: true });
  fs.writeFileSync(path.join(FOLDER, `${piece}.json`), JSON.stringify(results, null, 1));
}

/** All pieces together. */
export function load(): Results {
  const results = { times: {}, costs: {}, boot: {} } as Results;
  const names = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER) : [];
  for (const name of names) {
    const piece = JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8')) as Partial<Results>;
    Object.assign(results.times, piece.times);
    Object.assign(results.costs, piece.costs);
    Object.assign(results.boot, piece.boot);
    const { packages, memory, machine } = piece;
    Object.assign(results, { ...(packages && { packages }), ...(memory && { memory }) });
    Object.assign(results, machine && { machine });
  }
  return results;
}
