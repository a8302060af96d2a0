/** The measurements as tables. */
import { apps, type AppName } from '../run/apps';
import type { BootTimes } from '../run/boot';
import { STEADY, type CallCosts, type JoinTimes } from '../run/call';
import type { MemoryRun } from '../run/memory';
import { networks } from '../run/networks';
import type { Results } from '../run/results';
import type { SetDataStats } from '../../tools/simulator/runtime/stats';
import { medianOf } from './median';
import { table } from './table';

const names: readonly AppName[] = apps.map(({ name }) => name);
const titles = apps.map(({ title }) => title);

const number = (value: number) => Math.round(value).toLocaleString('en-US');
const ms = (value: number) => `${number(value)} ms`;
const kib = (bytes: number) => (bytes / 1024).toFixed(1);
const ratio = (ours: number, theirs: number) => (ours / theirs).toFixed(2);
const peersOf = (byPeers: object) => Object.keys(byPeers).sort((a, b) => Number(a) - Number(b));

const NOT_MEASURED = 'Not measured in this run.';

/** One row a number of peers: the median of each app, and ours against the native one. */
function perPeers(results: Results, field: (run: JoinTimes) => number): string {
  const rows = peersOf(results.times).map((peers) => {
    const runs = results.times[peers]!;
    const medians = names.map((name) => medianOf(runs[name], field));
    return [peers, ...medians.map(ms), ratio(medians[2]!, medians[0]!)];
  });
  return table(['remote publishers', ...titles, 'ratio'], rows);
}

/** One row a network and a number of peers, in the order of the bench. */
function perNetwork(results: Results): string {
  const measured = Object.keys(networks).filter((network) => results.networks[network]);
  const rows = measured.flatMap((network) =>
    peersOf(results.networks[network]!).map((peers) => {
      const runs = results.networks[network]![peers]!;
      const first = names.map((name) => medianOf(runs[name], (time) => time.firstPlaying));
      const last = names.map((name) => medianOf(runs[name], (time) => time.lastPlaying));
      const both = first.map((value, at) => `${number(value)} / ${ms(last[at]!)}`);
      const ratios = `${ratio(first[2]!, first[0]!)} / ${ratio(last[2]!, last[0]!)}`;
      return [network, peers, ...both, ratios];
    }),
  );
  if (rows.length === 0) return NOT_MEASURED;
  return table(['network', 'remote publishers', ...titles, 'ratio'], rows);
}

const setData = ({ calls, bytes }: SetDataStats) => `${number(calls)} / ${number(bytes)}`;

function costRows(results: Results, field: (costs: CallCosts) => SetDataStats): string[][] {
  return peersOf(results.costs).map((peers) => {
    const costs = results.costs[peers]!;
    const all = names.map((name) => field(costs[name]));
    return [peers, ...all.map(setData), ratio(all[2]!.bytes, all[0]!.bytes)];
  });
}

const costs = (results: Results, field: (one: CallCosts) => SetDataStats): string =>
  table(['remote publishers', ...titles, 'ratio of bytes'], costRows(results, field));

function steady(results: Results): string {
  const rows = peersOf(results.costs).map((peers) => {
    const costs = results.costs[peers]!;
    return [
      peers,
      ...names.map((name) => {
        const { bytes, largest } = costs[name].steady;
        return `${number(bytes / STEADY)} B/s, ${number(largest)} B`;
      }),
    ];
  });
  return table(['remote publishers', ...titles], rows);
}

function trees(results: Results): string {
  const rows = peersOf(results.costs).map((peers) => [
    peers,
    ...names.map((name) => {
      const { nodes, depth } = results.costs[peers]![name].tree;
      return `${nodes} / ${depth}`;
    }),
  ]);
  return table(['remote publishers', ...titles], rows);
}

function boot(results: Results): string {
  const steps: [string, (times: BootTimes) => number][] = [
    ['scripts have run', ({ evaluated }) => evaluated],
    ['the form is there', ({ shown }) => shown],
    ['onReady', ({ ready }) => ready],
  ];
  const rows = peersOf(results.boot).flatMap((slowdown) =>
    steps.map(([what, field]) => {
      const medians = names.map((name) => medianOf(results.boot[slowdown]![name], field));
      return [`${what}, ${slowdown === '1' ? 'full' : 'a quarter of the'} CPU`, ...medians.map(ms)];
    }),
  );
  return table(['', ...titles], rows);
}

function packages(results: Results): string {
  const rows: [string, (name: AppName) => number][] = [
    ['main package', (name) => results.packages[name].main],
    ['main package, gzip', (name) => results.packages[name].mainZipped],
    ['subpackages', (name) => results.packages[name].sub],
    ['subpackages, gzip', (name) => results.packages[name].subZipped],
    ['of which the SDK', (name) => results.packages[name].sdk],
  ];
  return table(
    ['KiB', ...titles],
    rows.map(([what, field]) => [what, ...names.map((name) => kib(field(name)))]),
  );
}

const LEFT: readonly [keyof MemoryRun['before'], string][] = [
  ['heap', 'heap without code, KiB'],
  ['nodes', 'nodes'],
  ['listeners', 'wx listeners'],
  ['timers', 'timers'],
  ['elements', 'media elements'],
];

function memory({ memory: runs }: Results): string {
  if (!runs) return NOT_MEASURED;
  const rows = LEFT.map(([field, label]) => {
    const growth = ({ before, after }: MemoryRun) =>
      `${number(before[field])} → ${number(after[field])}`;
    return [label, ...names.map((name) => growth(runs[name]))];
  });
  return table(['after 5 calls → after 55', ...titles], rows);
}

function browser({ browser: runs }: Results): string {
  if (!runs) return NOT_MEASURED;
  const [app, floor] = [medianOf(runs, (run) => run.app), medianOf(runs, (run) => run.floor)];
  return table(
    ['median of', 'a bare page', 'this app', 'ratio'],
    [[String(runs.length), ms(floor), ms(app), ratio(app, floor)]],
  );
}

/** All tables, each under its heading. */
export function tables(results: Results): string {
  const parts: [string, string][] = [
    ['From the tap on join to the last remote PLAYING', perPeers(results, (t) => t.lastPlaying)],
    ['… to the first remote PLAYING', perPeers(results, (t) => t.firstPlaying)],
    ['… to one’s own PUBLISHING', perPeers(results, (t) => t.publishing)],
    ['… to CONNECTED on the screen', perPeers(results, (t) => t.connected)],
    ['First / last remote PLAYING, by network', perNetwork(results)],
    ['In a browser: from the tap on join to the other’s sound', browser(results)],
    ['setData of a join: calls / bytes', costs(results, (one) => one.join)],
    ['setData of one more', costs(results, (one) => one.onePeerMore)],
    ['setData of one fewer', costs(results, (one) => one.onePeerFewer)],
    ['setData while people talk: a second, and the largest call', steady(results)],
    ['setData of a mute', costs(results, (one) => one.mute)],
    ['setData of a hang-up', costs(results, (one) => one.hangUp)],
    ['Nodes / depth of the call page', trees(results)],
    ['Boot', boot(results)],
    ['Packages', packages(results)],
    ['Fifty calls, one after the other', memory(results)],
  ];
  return parts.map(([heading, text]) => `### ${heading}\n\n${text}`).join('\n\n');
}
