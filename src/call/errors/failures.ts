/** What a person can do about a failure; `home` where only somebody else can mend it. */
export type WayOut = 'retry' | 'edit' | 'settings' | 'system-settings' | 'home';

/** What follows from a failure. What is left out is not so. */
interface Consequences {
  /** The one button beside its sentence; without it, `retry`. */
  readonly wayOut?: WayOut;
  /** The room said it: the call is over, for joining again by oneself would be wrong or useless. */
  readonly endsCall?: true;
  /** Logging in anew can't mend it: a recovery gives up. */
  readonly endsRecovery?: true;
  /** Starting the stream again can't mend it; a person can, and then says so. */
  readonly stopsStream?: true;
  /** Worth a sentence at the first try; other failures of a stream often heal with the second. */
  readonly toldAtOnce?: true;
  /** A missing network would explain it. */
  readonly maybeOffline?: true;
}

/**
 * Every failure as a person meets it. Each has one sentence in `src/call/words/failures.ts`, and
 * `docs/guide/failures.md` says how it comes about.
 */
const failures = {
  // before the call
  'room-id-invalid': { wayOut: 'edit' },
  'user-name-invalid': { wayOut: 'edit' },
  configuration: { wayOut: 'home', stopsStream: true, toldAtOnce: true },
  offline: {},
  'privacy-refused': { stopsStream: true, toldAtOnce: true },
  'microphone-refused': { wayOut: 'settings', stopsStream: true, toldAtOnce: true },
  'microphone-refused-by-system': { wayOut: 'system-settings' },
  // before the call, in a browser
  'browser-unsupported': { wayOut: 'home' },
  'page-insecure': { wayOut: 'home' },
  'browser-microphone-refused': { stopsStream: true, toldAtOnce: true },
  'browser-microphone-refused-by-system': {},
  'microphone-missing': { toldAtOnce: true },
  'engine-unreachable': { maybeOffline: true },
  'invitation-missing': { wayOut: 'home', endsRecovery: true },
  'invitation-over': { wayOut: 'home', endsRecovery: true },
  'invitation-elsewhere': { wayOut: 'edit', endsRecovery: true },
  // joining
  'token-service-unreachable': { maybeOffline: true },
  'token-service-intercepted': { maybeOffline: true },
  'token-service-refused': { endsRecovery: true },
  'token-rejected': {},
  'token-expired': {},
  'app-id-rejected': { wayOut: 'home', endsCall: true, endsRecovery: true },
  'login-timeout': { maybeOffline: true },
  'login-failed': { maybeOffline: true },
  'room-full': { endsCall: true, endsRecovery: true },
  blocked: { wayOut: 'home', endsCall: true, endsRecovery: true },
  'component-missing': { toldAtOnce: true },
  // in the call
  'kicked-elsewhere': { endsCall: true, endsRecovery: true },
  'kicked-by-host': { endsCall: true },
  'reconnect-failed': {},
  'microphone-unavailable': { toldAtOnce: true },
  'microphone-busy': { toldAtOnce: true },
  'microphone-held': {},
  'microphone-silent': {},
  'camera-refused-by-system': { wayOut: 'system-settings' },
  'microphone-unplugged': { toldAtOnce: true },
  'stream-in-use': { toldAtOnce: true },
  'publish-forbidden': { wayOut: 'home', stopsStream: true, toldAtOnce: true },
  'publish-failed': {},
  'play-failed': {},
  unknown: {},
} as const satisfies Readonly<Record<string, Consequences>>;

/** What went wrong: a name for each sentence. */
export type FailureKind = keyof typeof failures;

/** What follows from a failure of this kind. */
export const consequencesOf = (kind: FailureKind): Consequences => failures[kind];

/** The way out of a failure: one button. */
export const wayOut = (kind: FailureKind): WayOut => consequencesOf(kind).wayOut ?? 'retry';
