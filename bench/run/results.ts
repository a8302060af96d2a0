/** What was measured so far: a folder of small files, so that a long run can be made in pieces. */
import fs from 'node:fs';
import path from 'node:path';
import type { AppName } from './apps';
import type { BootTimes } from './boot';
import type { CallCosts, JoinTimes } from './call';
import type { MemoryRun } from './memory';
import type { PackageSizes } from './packages';

export type ByApp<T> = Record<AppName, T>;

export interface Healed {
  readonly seconds: number;
  readonly sockets: 'closed' | 'frozen';
  readonly told: boolean;
  readonly ms: number;
}

export interface Results {
  /** By number of remote publishers; one entry a repetition. */
  times: Record<string, ByApp<JoinTimes[]>>;
  costs: Record<string, ByApp<CallCosts>>;
  /** By name of the network, then as `times`. */
  networks: Record<string, Record<string, ByApp<JoinTimes[]>>>;
  /** By slowdown of the CPU. */
  boot: Record<string, ByApp<BootTimes[]>>;
  packages: ByApp<PackageSizes>;
  /** In a browser, ms from the tap to the other's sound, and the same on a bare page, run by run. */
  browser?: readonly { readonly app: number; readonly floor: number }[];
  /** Missing while a run made in pieces has not come to it. */
  memory?: ByApp<MemoryRun>;
  /** By phone: after which outage the two heard each other again, and when, in ms from the network's return. */
  healing: Record<string, Healed[]>;
  /** By whether the phones were told of the cloud's return. */
  storm: Record<string, { readonly logins: number[]; readonly allIn: number }>;
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
  const results = {
    ...{ times: {}, costs: {}, networks: {}, boot: {} },
    ...{ healing: {}, storm: {} },
  } as unknown as Results;
  const names = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER) : [];
  for (const name of names) {
    const piece = JSON.parse(fs.readFileSync(path.join(FOLDER, name), 'utf8')) as Partial<Results>;
    Object.assign(results.times, piece.times);
    Object.assign(results.costs, piece.costs);
    Object.assign(results.networks, piece.networks);
    Object.assign(results.boot, piece.boot);
    Object.assign(results.healing, piece.healing);
    Object.assign(results.storm, piece.storm);
    const { packages, memory, machine, browser } = piece;
    Object.assign(results, { ...(packages && { packages }), ...(memory && { memory }) });
    Object.assign(results, { ...(machine && { machine }), ...(browser && { browser }) });
  }
  return results;
}
