/**
 * What a phone is asked, after the numbered lines of `tools/simulator/WECHAT.md`, and what each kind
 * of phone is expected to answer. Where nobody knows, all that it may be. The simulator's own table
 * (`tools/simulator/profiles.ts`) says the same of its phones: a test holds the two together.
 */

/** The kinds of phones, named as the simulator's profiles. */
export const PROFILES = [
  'android',
  'android-old',
  'ios',
  'ohos',
  'windows',
  'mac',
  'devtools',
] as const;
export type Profile = (typeof PROFILES)[number];

export interface Fact {
  /** Its lines. */
  readonly lines: string;
  /** In a few words, for whoever reads the report: it is sent to developers, in English. */
  readonly asked: string;
  /** What may be seen; the first is what the app is built on. */
  readonly answers: readonly string[];
  /** Where a kind of phone is known to answer less than that. */
  readonly known: Readonly<Partial<Record<Profile, readonly string[]>>>;
}

/** Of a fact that is known of all phones but DevTools, which has no native side. */
const onPhones = (answer: string): Fact['known'] => ({
  android: [answer],
  'android-old': [answer],
  ios: [answer],
  ohos: [answer],
  windows: [answer],
  mac: [answer],
});

/** Read in Android's code, old and new; unknown elsewhere. */
const onAndroid = (answer: string, old: readonly string[] = [answer]): Fact['known'] => ({
  android: [answer],
  'android-old': old,
});

const SILENT = ['nothing'];

export const facts = {
  package: {
    lines: '56-58',
    asked: 'code of a subpackage of which no page is open',
    answers: ['runs', 'fails'],
    known: { ...onPhones('runs'), devtools: ['runs'] },
  },
  start: {
    lines: '4',
    asked: 'start() without autopush',
    answers: ['success', 'refused', 'nothing'],
    known: { ...onPhones('success'), devtools: SILENT },
  },
  volume: {
    lines: '34',
    asked: 'audiovolumenotify of a pusher that pushes',
    answers: ['comes', 'nothing'],
    known: onAndroid('comes'),
  },
  'start-again': {
    lines: '4, 6',
    asked: 'start() of one that pushes',
    answers: ['refused', 'success', 'nothing'],
    known: { android: ['refused'], 'android-old': ['success'], devtools: SILENT },
  },
  'stop-start': {
    lines: '4, 22',
    asked: 'stop() and start() at once',
    answers: ['pushes again', 'stays stopped', 'nothing'],
    known: { ...onPhones('pushes again'), devtools: SILENT },
  },
  autopush: {
    lines: '3',
    asked: 'an insertion with autopush',
    answers: ['pushes', 'nothing'],
    known: onAndroid('pushes'),
  },
  'start-after-autopush': {
    lines: '4, 6, 12',
    asked: 'start() after an insertion with autopush',
    answers: ['refused', 'success', 'nothing'],
    known: { android: ['refused'], 'android-old': ['success'], devtools: SILENT },
  },
  'update-restarts': {
    lines: '7',
    asked: 'any update with autopush, after stop()',
    answers: ['restarts', 'stays stopped', 'nothing'],
    known: { ...onAndroid('restarts'), devtools: SILENT },
  },
  toggles: {
    lines: '46',
    asked: 'codes 4998 and 4999 when the microphone is toggled',
    answers: ['told', 'silent'],
    known: { ...onPhones('silent'), ios: ['told'], devtools: ['silent'] },
  },
  play: {
    lines: '11, 15',
    asked: 'a player with autoplay',
    answers: ['plays', 'nothing'],
    known: onPhones('plays'),
  },
  speaker: {
    lines: '18',
    asked: 'one’s own voice out of the loudspeaker, as the person heard it',
    answers: ['heard', 'not heard'],
    known: onPhones('heard'),
  },
  ear: {
    lines: '18',
    asked: 'the same out of the earpiece, after sound-mode="ear"',
    answers: ['heard', 'not heard'],
    known: onPhones('heard'),
  },
  background: {
    lines: '40-44',
    asked: 'a pusher and a player of mode RTC, in the background',
    answers: ['go on', 'pause'],
    known: onAndroid('go on'),
  },
  'hidden-scripts': {
    lines: '50, 55',
    asked: 'timers in the background, while voice goes on',
    answers: ['frozen', 'run'],
    known: {},
  },
  'interruption-order': {
    lines: '48',
    asked: 'code 5001 and onAudioInterruptionBegin',
    answers: ['code first', 'event first', 'code only', 'event only'],
    known: {},
  },
  'interruption-end': {
    lines: '45, 51',
    asked: 'after an interruption, without a start() of the app',
    answers: ['restarts', 'stays stopped'],
    known: { android: ['restarts'] },
  },
  screen: {
    lines: '19-21',
    asked: 'the screen kept on, after a player went',
    answers: ['let go', 'kept on'],
    known: onPhones('let go'),
  },
} as const satisfies Record<string, Fact>;

export type FactName = keyof typeof facts;

/** What a kind of phone may answer. */
export function expected(name: FactName, profile: Profile): readonly string[] {
  const { known, answers }: Fact = facts[name];
  return known[profile] ?? answers;
}

/** Which of them were seen, by name; what was skipped is not there. */
export type Findings = ReadonlyMap<FactName, string>;

/** The facts where a kind of phone should have answered otherwise. */
export const departures = (findings: Findings, profile: Profile): FactName[] =>
  Array.from(findings)
    .filter(([name, seen]) => !expected(name, profile).includes(seen))
    .map(([name]) => name);

/**
 * The kind of phone that fits best, of those on its platform. Of two that fit as well the one whose
 * answers are known better: an android that was asked nothing yet is a new one.
 *
 * @param platform - as WeChat names it
 */
export function closestProfile(findings: Findings, platform: string): Profile | null {
  const family = platform === 'ohos_pc' ? 'ohos' : platform;
  const candidates = PROFILES.filter((name) => name === family || name === `${family}-old`);
  const [best = null] = candidates
    .map((name) => ({ name, departs: departures(findings, name).length }))
    .sort((one, two) => one.departs - two.departs)
    .map(({ name }) => name);
  return best;
}
