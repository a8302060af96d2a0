import type { Versions } from '@/call/development';
import { closestProfile, departures, expected, facts, type FactName, type Findings } from './facts';
import type { TraceLine } from './trace';

export interface ReportInput {
  readonly findings: Findings;
  readonly trace: readonly TraceLine[];
  /** What ended the check before its time; empty where nothing did. */
  readonly failure: string;
  /** As WeChat names it. */
  readonly platform: string;
  readonly versions: Versions;
  /** ms since 1970 */
  readonly made: number;
}

/** What stands in a cell of Markdown: no bar of it ends the cell. */
const cell = (text: string) => text.replace(/\|/g, '/').trim() || '–';

/**
 * What the check found, for whoever builds on it: in English, a row for `docs/phones.md` first, then
 * fact by fact, then all that happened. Tokens, rooms and names are in none of it.
 */
export function reportOf(input: ReportInput): string {
  const { findings, trace, failure, platform, versions, made } = input;
  const profile = closestProfile(findings, platform);
  const departs = profile ? departures(findings, profile) : [];
  const { app, host, baseLibrary, device } = versions;
  const named = departs.map(
    (name) => `${name} (${facts[name].lines}): ${findings.get(name) ?? ''}`,
  );
  const ended = failure ? [`ended early: ${failure}`] : [];
  const row = [
    new Date(made).toISOString().slice(0, 10),
    device,
    host.replace('WeChat ', ''),
    baseLibrary,
    profile ?? `none (${platform})`,
    [...named, ...ended].join('; ') || 'nothing',
  ];
  const lines = Object.keys(facts).map((name) => factLine(name as FactName, input, profile));
  return [
    'Phone check',
    `app ${app} | ${host} | base library ${baseLibrary} | ${device} | platform ${platform}`,
    `closest to the profile ${profile ?? 'of none'}; departs from it in ${departs.length} of ${findings.size}`,
    ...ended,
    '',
    'A row for docs/phones.md:',
    `| ${row.map(cell).join(' | ')} |`,
    '',
    ...lines,
    '',
    ...trace.map(({ at, text }) => `${String(at).padStart(6)} ms ${text}`),
  ].join('\n');
}

function factLine(
  name: FactName,
  { findings }: ReportInput,
  profile: ReturnType<typeof closestProfile>,
): string {
  const { lines, asked } = facts[name];
  const seen = findings.get(name);
  const what = `${lines}: ${asked}: ${seen ?? 'not asked'}`;
  if (seen === undefined || !profile) return `  ${what}`;
  const wanted = expected(name, profile);
  return wanted.includes(seen) ? `  ${what}` : `! ${what} (expected: ${wanted.join(' or ')})`;
}
