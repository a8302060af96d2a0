/** The phone check expects of each kind of phone what the simulator's phones do. */
import fs from 'node:fs';
import path from 'node:path';
import {
  closestProfile,
  departures,
  expected,
  facts,
  PROFILES,
  type FactName,
  type Profile,
} from '@/check/facts';
import { reportOf } from '@/check/report';
import { profiles, type Behaviour } from '../../tools/simulator/profiles';

/** Which column of the simulator's table says the same, and in which words. */
const MIRRORED: Partial<Record<FactName, { column: keyof Behaviour; words: [unknown, string][] }>> =
  {
    'start-again': {
      column: 'startAgain',
      words: [
        ['refused', 'refused'],
        ['ignored', 'success'],
      ],
    },
    'start-after-autopush': {
      column: 'startAgain',
      words: [
        ['refused', 'refused'],
        ['ignored', 'success'],
      ],
    },
    'update-restarts': {
      column: 'updateRestarts',
      words: [
        [true, 'restarts'],
        [false, 'stays stopped'],
      ],
    },
    toggles: {
      column: 'tellsToggles',
      words: [
        [true, 'told'],
        [false, 'silent'],
      ],
    },
    background: {
      column: 'voiceInBackground',
      words: [
        [true, 'go on'],
        [false, 'pause'],
      ],
    },
    'hidden-scripts': {
      column: 'hiddenScripts',
      words: [
        ['frozen', 'frozen'],
        ['run-with-voice', 'run'],
      ],
    },
    'interruption-order': {
      column: 'interruption',
      words: [
        ['code-first', 'code first'],
        ['event-first', 'event first'],
      ],
    },
    'interruption-end': {
      column: 'restartsAfterCall',
      words: [
        [true, 'restarts'],
        [false, 'stays stopped'],
      ],
    },
  };

const cases = PROFILES.flatMap((profile) =>
  (Object.keys(MIRRORED) as FactName[]).map((name) => [profile, name] as const),
);

test('the kinds of phones are those of the simulator', () => {
  expect([...PROFILES].sort()).toEqual(Object.keys(profiles).sort());
});

test.each(cases)('%s: %s is what the simulator’s table says', (profile, name) => {
  const mirrored = MIRRORED[name];
  if (!mirrored) throw new Error('not mirrored');
  const cells: readonly unknown[] = profiles[profile][mirrored.column];
  const said = mirrored.words.filter(([value]) => cells.includes(value)).map(([, word]) => word);
  const allowed = expected(name, profile);
  // What a phone may leave out, or can't be asked, is no column of that table.
  const absent = ['nothing', 'code only', 'event only'];
  const told = allowed.filter((word) => !absent.includes(word));
  // DevTools' calls are answered by nobody, whatever it would do.
  if (told.length > 0) expect([...told].sort()).toEqual([...said].sort());
  else expect(profile).toBe('devtools');
});

test('what is known of a phone is among the answers there are', () => {
  const strays = Object.entries(facts).flatMap(([name, { answers, known }]) =>
    Object.values(known)
      .flat()
      .filter((word) => !(answers as readonly string[]).includes(word))
      .map((word) => `${name}: ${word}`),
  );
  expect(strays).toEqual([]);
});

describe('the profile that fits', () => {
  const found = (answers: Partial<Record<FactName, string>>) =>
    new Map(Object.entries(answers) as [FactName, string][]);

  test.each<[string, Partial<Record<FactName, string>>, Profile | null]>([
    ['android', { 'start-again': 'refused' }, 'android'],
    ['android', { 'start-again': 'success' }, 'android-old'],
    ['android', {}, 'android'],
    ['ios', { 'start-again': 'success', toggles: 'told' }, 'ios'],
    ['ohos_pc', {}, 'ohos'],
    ['fridge', {}, null],
  ])('of %s that answered %j is %s', (platform, answers, profile) => {
    expect(closestProfile(found(answers), platform)).toBe(profile);
  });

  test('departs where it answered otherwise, and the report says so in both places', () => {
    const findings = found({ start: 'refused', 'start-again': 'refused', toggles: 'told' });
    expect(departures(findings, 'android')).toEqual(['start', 'toggles']);
    const report = reportOf({
      findings,
      trace: [{ at: 1234, text: 'pusher 1002' }],
      failure: '',
      platform: 'android',
      versions: {
        app: '0.1.0',
        host: 'WeChat 8.0.56',
        baseLibrary: '3.8.10',
        device: 'A|B, Android 14',
      },
      made: Date.UTC(2026, 10, 29),
    });
    expect(report).toContain(
      '| 2026-11-29 | A/B, Android 14 | 8.0.56 | 3.8.10 | android | start (4): refused; toggles (46): told |',
    );
    expect(report).toContain('! 4: start() without autopush: refused (expected: success)');
    expect(report).toContain('  4, 6: start() of one that pushes: refused\n');
    expect(report).toContain('  34: audiovolumenotify of a pusher that pushes: not asked');
    expect(report).toContain('  1234 ms pusher 1002');
  });
});

test('docs/phones.md takes the row as the report writes it', () => {
  const doc = fs.readFileSync(path.resolve(__dirname, '../../docs/phones.md'), 'utf8');
  const header = /^\| Date .*\|$/m.exec(doc)?.[0] ?? '';
  expect(header.split('|')).toHaveLength(8);
});
