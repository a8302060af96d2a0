import { CallError, type CallStep } from './call-error';
import * as codes from './codes';
import type { FailureKind } from './failures';

/** The codes that a person should be told apart. */
const kinds: Readonly<Record<number, FailureKind>> = {
  [codes.APP_ID_INVALID]: 'app-id-rejected',
  [codes.SDK_NOT_SPECIAL]: 'app-id-rejected',
  [codes.INIT_SDK_WRONG]: 'app-id-rejected',
  [codes.LOGIN_TIMEOUT]: 'login-timeout',
  [codes.ROOM_FULL]: 'room-full',
  [codes.LOGGED_IN_ELSEWHERE]: 'kicked-elsewhere',
  [codes.LOGGED_IN_ON_OTHER_DEVICE]: 'kicked-elsewhere',
  [codes.ROOM_RETRY_TIMEOUT]: 'reconnect-failed',
  [codes.KICKED_BY_SERVER]: 'kicked-by-host',
  [codes.ON_BLACK_LIST]: 'blocked',
  [codes.TOKEN_ERROR]: 'token-rejected',
  [codes.TOKEN_EXPIRED]: 'token-expired',
  [codes.NO_PUBLISH_AUTH]: 'publish-forbidden',
  [codes.PUBLISH_FORBIDDEN]: 'publish-forbidden',
  [codes.STREAM_IN_USE]: 'stream-in-use',
  [codes.STREAM_IN_USE_RAW]: 'stream-in-use',
  [codes.MICROPHONE_NOT_OPENED]: 'microphone-unavailable',
  [codes.MICROPHONE_EMPTY]: 'microphone-unavailable',
  [codes.RECORDING_DENIED]: 'microphone-refused',
  [codes.DEVICE_UNPLUGGED]: 'microphone-unplugged',
  [codes.GET_MEDIA_FAILED]: 'microphone-missing',
  [codes.DEVICE_NOT_ALLOWED]: 'browser-microphone-refused',
  [codes.DEVICE_NOT_READABLE]: 'microphone-busy',
  [codes.DEVICE_CONSTRAINTS_UNMET]: 'microphone-missing',
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

interface Told {
  readonly custom_kickout_message?: string;
}

/**
 * The reason a host gave for a kick-out: `extendedData` is JSON with `custom_kickout_message`,
 * or nothing of the kind.
 */
export function kickOutReason(extendedData: string): string {
  try {
    const { custom_kickout_message: reason = '' } = Object(JSON.parse(extendedData)) as Told;
    return NO_REASON.test(reason) ? '' : String(reason);
  } catch {
    // Not JSON: then no reason was given.
    return '';
  }
}
