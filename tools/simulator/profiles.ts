/** What WeChat says it runs on. */
export type Platform = 'ios' | 'android' | 'devtools' | 'ohos' | 'windows' | 'mac';

/**
 * How one phone's WeChat behaves where phones differ. Every column is written down in WECHAT.md,
 * under the number that stands beside it.
 */
export interface Behaviour {
  /** 2: what comes of a call of a context: DevTools has no native side, and only warns. */
  contextCalls: 'native' | 'warning';
  /** 4, 6: start() of a pusher that pushes already, or has no address. */
  startAgain: 'refused' | 'ignored';
  /** 5: how such a refusal is told: newer builds say why and number it. */
  refusal: 'numbered' | 'plain';
  /** 7, 15: whether any update of an element with `autopush` or `autoplay` sets a stopped one going. */
  updateRestarts: boolean;
  /** 23: whether a context's call reaches the native side before a property that was set ahead of it. */
  callsOvertake: boolean;
  /** 27: what comes of an insertion while a phone call or another audio task has the sound. */
  insertionInCall: 'refused' | 'silent';
  /** 42, 44: whether a page with an RTC pusher and an RTC player goes on in the background. */
  voiceInBackground: boolean;
  /** 45: whether the native side starts by itself what an interruption stopped. */
  restartsAfterCall: boolean;
  /** 46: whether toggling the microphone is told as 4998, `muted` as 4999. */
  tellsToggles: boolean;
  /** 47: whether a pusher stops itself on -1307 and -1313; else it takes itself for pushing. */
  stopsWhenLost: boolean;
  /** 48: which comes first, code 5001 or `wx.onAudioInterruptionBegin`. */
  interruption: 'code-first' | 'event-first';
  /** 50, 55: whether the scripts of a hidden mini-program are frozen though its voice goes on. */
  hiddenScripts: 'frozen' | 'run-with-voice';
  /** 67: a pusher where the system refuses WeChat the microphone: silent, or code -1302. */
  systemRefusal: 'silent' | 'code';
}

/** What is known of one cell: a value, or where nobody knows, all that it may be. The first is usual. */
type Cell<T> = readonly [T, ...T[]];

type Profile = { readonly platform: Platform } & {
  readonly [Column in keyof Behaviour]: Cell<Behaviour[Column]>;
};

const either: Cell<boolean> = [true, false];

/** Android, read in the native code of 2025-26. */
const android: Profile = {
  platform: 'android',
  contextCalls: ['native'],
  startAgain: ['refused'],
  refusal: ['numbered', 'plain'],
  updateRestarts: [true],
  callsOvertake: either,
  insertionInCall: ['refused'],
  voiceInBackground: [true],
  restartsAfterCall: [true],
  tellsToggles: [false],
  stopsWhenLost: [false],
  interruption: ['code-first', 'event-first'],
  hiddenScripts: ['frozen', 'run-with-voice'],
  systemRefusal: ['silent'],
};

/** Nothing of its native side was read: what Android does, or the opposite. */
const unread: Omit<Profile, 'platform'> = {
  contextCalls: ['native'],
  startAgain: ['ignored', 'refused'],
  refusal: ['numbered', 'plain'],
  updateRestarts: either,
  callsOvertake: either,
  insertionInCall: ['silent', 'refused'],
  voiceInBackground: [false, true],
  restartsAfterCall: [false, true],
  tellsToggles: [false],
  stopsWhenLost: either,
  interruption: ['code-first', 'event-first'],
  hiddenScripts: ['frozen', 'run-with-voice'],
  systemRefusal: ['code', 'silent'],
};

/** The phones, by the name of a profile. A cell of several values is one that nobody knows. */
export const profiles = {
  android,
  // The adapter of 8.0.1x to 8.0.2x.
  'android-old': {
    ...android,
    startAgain: ['ignored'],
    restartsAfterCall: [false, true],
    stopsWhenLost: [true],
    systemRefusal: ['silent', 'code'],
  },
  ios: { ...unread, platform: 'ios', tellsToggles: [true] },
  ohos: { ...unread, platform: 'ohos' },
  windows: { ...unread, platform: 'windows' },
  mac: { ...unread, platform: 'mac' },
  devtools: { ...unread, platform: 'devtools', contextCalls: ['warning'] },
} satisfies Record<string, Profile>;

export type ProfileName = keyof typeof profiles;

/** The columns of which a profile knows more than one value. */
function openColumns(profile: Profile): (keyof Behaviour)[] {
  return (Object.keys(profile) as (keyof Profile)[]).filter(
    (key): key is keyof Behaviour => key !== 'platform' && profile[key].length > 1,
  );
}

function pick(profile: Profile, which: (column: keyof Behaviour) => number): Behaviour {
  const { platform: _platform, ...columns } = profile;
  const entries = Object.entries(columns) as [keyof Behaviour, Cell<unknown>][];
  return Object.fromEntries(
    entries.map(([column, cell]) => [column, cell[which(column)] ?? cell[0]]),
  ) as unknown as Behaviour;
}

/** A profile's usual behaviour. */
export const usualBehaviour = (name: ProfileName): Behaviour => pick(profiles[name], () => 0);

/**
 * A profile in every way that it may be: the usual one, each open column turned the other way by
 * itself, and all of them at once.
 */
export function variantsOf(name: ProfileName): { name: string; behaviour: Behaviour }[] {
  const profile: Profile = profiles[name];
  const open = openColumns(profile);
  const turned = open.map((column) => ({
    name: `${name}, ${column}: ${String(profile[column][1])}`,
    behaviour: pick(profile, (one) => (one === column ? 1 : 0)),
  }));
  return [
    { name, behaviour: usualBehaviour(name) },
    ...turned,
    { name: `${name}, all the other way`, behaviour: pick(profile, () => 1) },
  ];
}
