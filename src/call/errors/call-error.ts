import type { FailureKind } from './failures';

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

/** A failure as the store holds it: plain data, so that it can be compared, shown and copied. */
export interface Failure {
  readonly kind: FailureKind;
  readonly step: CallStep;
  /** The SDK's or the platform's code; 0 where there is none. */
  readonly code: number;
  /** What the other side said of it, e.g. the host's reason for a kick-out. Never a secret. */
  readonly detail: string;
}

/** What is known of an error besides its kind and step. */
interface Particulars {
  /** The SDK's or the platform's; 0 where there is none. */
  readonly code?: number;
  /** What the other side said of it. Never a secret. */
  readonly detail?: string;
  /** What it was made of. */
  readonly cause?: unknown;
}

/**
 * An error that knows which step of the call failed, with which code.
 *
 * @example `throw new CallError('room-full', 'login', { code: 1002034 })`
 */
export class CallError extends Error {
  override readonly name = 'CallError';
  readonly code: number;
  readonly detail: string;
  readonly cause: unknown;

  constructor(
    readonly kind: FailureKind,
    readonly step: CallStep,
    { code = 0, detail = '', cause }: Particulars = {},
  ) {
    super(`${step}: ${kind}${code ? ` (${code})` : ''}${detail ? `: ${detail}` : ''}`);
    this.code = code;
    this.detail = detail;
    this.cause = cause;
  }

  /** The plain data of it. */
  get failure(): Failure {
    return { kind: this.kind, step: this.step, code: this.code, detail: this.detail };
  }
}
