/** The step of a call that failed. */
export type CallStep =
  | 'input'
  | 'network'
  | 'privacy'
  | 'permission'
  | 'token'
  | 'engine'
  | 'login'
  | 'room'
  | 'publish'
  | 'play';

/**
 * What went wrong, as a person meets it: one sentence in i18n (`sentence.<kind>`) and one way out
 * (`way-out.ts`) each.
 */
export type FailureKind =
  // before the call
  | 'room-id-invalid'
  | 'user-name-invalid'
  | 'configuration'
  | 'offline'
  | 'privacy-refused'
  | 'microphone-refused'
  | 'microphone-refused-by-system'
  // before the call, in a browser
  | 'browser-unsupported'
  | 'page-insecure'
  | 'browser-microphone-refused'
  | 'browser-microphone-refused-by-system'
  | 'microphone-missing'
  | 'engine-unreachable'
  | 'invitation-missing'
  | 'invitation-over'
  | 'invitation-elsewhere'
  // joining
  | 'token-service-unreachable'
  | 'token-service-intercepted'
  | 'token-service-refused'
  | 'token-rejected'
  | 'token-expired'
  | 'app-id-rejected'
  | 'login-timeout'
  | 'login-failed'
  | 'room-full'
  | 'blocked'
  | 'component-missing'
  // in the call
  | 'kicked-elsewhere'
  | 'kicked-by-host'
  | 'reconnect-failed'
  | 'microphone-unavailable'
  | 'microphone-busy'
  | 'microphone-held'
  | 'microphone-silent'
  | 'camera-refused-by-system'
  | 'microphone-unplugged'
  | 'stream-in-use'
  | 'publish-forbidden'
  | 'publish-failed'
  | 'play-failed'
  | 'unknown';

/** A failure as the store holds it: plain data, so that it can be compared, shown and copied. */
export interface Failure {
  readonly kind: FailureKind;
  readonly step: CallStep;
  /** The SDK's or the platform's code; 0 where there is none. */
  readonly code: number;
  /** What the other side said of it, e.g. the host's reason for a kick-out. Never a secret. */
  readonly detail: string;
}

/** An error that knows which step of the call failed, with which code. */
export class CallError extends Error {
  override readonly name = 'CallError';

  constructor(
    readonly kind: FailureKind,
    readonly step: CallStep,
    readonly code = 0,
    readonly detail = '',
    readonly cause?: unknown,
  ) {
    super(`${step}: ${kind}${code ? ` (${code})` : ''}${detail ? `: ${detail}` : ''}`);
  }

  /** The plain data of it. */
  get failure(): Failure {
    return { kind: this.kind, step: this.step, code: this.code, detail: this.detail };
  }
}
