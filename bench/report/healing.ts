/** How soon a call is itself again, as tables. */
import type { Healed, Results } from '../run/results';
import { median } from './median';
import { table } from './table';

/** Logins are counted by so many ms. */
const BIN_MS = 250;

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

/** Median and worst of those of a kind, a column each. */
const both = (healed: readonly Healed[]): string[] => {
  const times = healed.map(({ ms }) => ms);
  return [String(times.length), seconds(median(times)), seconds(Math.max(...times))];
};

/** By what happened, over all phones. */
function byOutage({ healing: measured }: Results): string {
  const all = Object.values(measured).flat();
  if (all.length === 0) return 'Not measured in this run.';
  const kinds = [true, false].flatMap((told) =>
    (['closed', 'frozen'] as const).map((sockets) => ({ told, sockets })),
  );
  const lengths = [...new Set(all.map((one) => one.seconds))].sort((a, b) => a - b);
  const rows = kinds.flatMap(({ told, sockets }) =>
    lengths.map((length) => [
      `sockets ${sockets}, ${told ? 'told' : 'never told'}, ${length} s`,
      ...both(
        all.filter((one) => one.told === told && one.sockets === sockets && one.seconds === length),
      ),
    ]),
  );
  return table(['outage', 'measured', 'median', 'worst'], rows);
}

/** By phone, over all that happened. */
function byPhone({ healing: measured }: Results): string {
  const rows = Object.entries(measured).map(([profile, healed]) => [profile, ...both(healed)]);
  return rows.length === 0
    ? 'Not measured in this run.'
    : table(['phone', 'measured', 'median', 'worst'], rows);
}

/** How many logins came when, of many phones that were away together. */
function stormRate({ storm }: Results): string {
  const { told, untold } = storm;
  if (!told || !untold) return 'Not measured in this run.';
  const last = Math.max(...told.logins, ...untold.logins);
  const count = (logins: readonly number[], from: number) =>
    String(
      logins.filter((at) => Math.max(at, 0) >= from && Math.max(at, 0) < from + BIN_MS).length,
    );
  const rows = Array.from({ length: Math.floor(last / BIN_MS) + 1 }, (_, n) => n * BIN_MS).map(
    (from) => [
      `${from} to ${from + BIN_MS} ms`,
      count(told.logins, from),
      count(untold.logins, from),
    ],
  );
  const allIn = ['all are in after', seconds(told.allIn), seconds(untold.allIn)];
  return table(['since the return', 'all told at once', 'never told'], [...rows, allIn]);
}

/** All of it, each table under its heading. */
export function healing(results: Results): string {
  const parts: [string, string][] = [
    ['From the network’s return to sound at both ends', byOutage(results)],
    ['… by phone', byPhone(results)],
    ['500 phones that lost the cloud together: logins', stormRate(results)],
  ];
  return parts.map(([heading, text]) => `### ${heading}\n\n${text}`).join('\n\n');
}
