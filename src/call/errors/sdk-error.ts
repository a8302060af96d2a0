import { CallError, type CallStep } from './call-error';
import type { FailureKind } from './failures';

/** The codes of the SDK and of live-pusher/live-player that a person should be told apart. */
const kinds: Readonly<Record<number, FailureKind>> = {
  1001004: 'app-id-rejected',
  1001005: 'app-id-rejected',
  1101000: 'app-id-rejected',
  1002031: 'login-timeout',
  1002034: 'room-full',
  1002050: 'kicked-elsewhere',
  1002086: 'kicked-elsewhere',
  1002053: 'reconnect-failed',
  1002055: 'kicked-by-host',
  1002066: 'blocked',
  1102016: 'token-rejected',
  1102018: 'token-expired',
  1002082: 'publish-forbidden',
  1003025: 'publish-forbidden',
  1003028: 'stream-in-use',
  // The mini-program SDK passes the cloud's own number on for this one.
  201012: 'stream-in-use',
  [-1302]: 'microphone-unavailable',
  [-1311]: 'microphone-unavailable',
  10002: 'microphone-refused',
  // The web SDK's names for what a browser says of the microphone.
  1006006: 'microphone-unplugged',
  1103061: 'microphone-missing',
  1103064: 'browser-microphone-refused',
  1103065: 'microphone-busy',
  1103066: 'microphone-missing',
};

const byStep: Readonly<Partial<Record<CallStep, FailureKind>>> = {
  token: 'token-service-unreachable',
  engine: 'configuration',
  login: 'login-failed',
  room: 'reconnect-failed',
  publish: 'publish-failed',
  play: 'play-failed',
};

/** What a code means in a step of the call. */
export function failureKind(code: number, step: CallStep): FailureKind {
  return kinds[code] ?? byStep[step] ?? 'unknown';
}

/** The error that a code alone tells of. */
export function codeError(code: number, step: CallStep): CallError {
  return new CallError(failureKind(code, step), step, { code });
}

/**
 * Makes one error of the shapes the SDK rejects with: its own checks give `{code, msg}`, the
 * server `{code, message}`, publish and play `{code, message, errorCode, extendedData}`, a player
 * nothing at all.
 */
export function toCallError(error: unknown, step: CallStep): CallError {
  if (error instanceof CallError) return error;
  const { code, errorCode, msg, message, errMsg } = (error ?? {}) as Record<string, unknown>;
  const number = Number(code ?? errorCode ?? 0) || 0;
  const detail = [msg, message, errMsg].find((text) => typeof text === 'string') ?? '';
  return new CallError(failureKind(number, step), step, { code: number, detail, cause: error });
}

/** What the SDK writes where no reason was given: words for developers, in English only. */
const NO_REASON = /; kickout reason: \S*$/;

/**
 * The reason a host gave for a kick-out: `extendedData` is JSON with `custom_kickout_message`,
 * or nothing of the kind.
 */
export function kickOutReason(extendedData: string): string {
  try {
    const data: unknown = JSON.parse(extendedData);
    if (typeof data === 'object' && data !== null && 'custom_kickout_message' in data) {
      const reason = String(data.custom_kickout_message);
      return NO_REASON.test(reason) ? '' : reason;
    }
  } catch {
    // Not JSON: then no reason was given.
  }
  return '';
}
