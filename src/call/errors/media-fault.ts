import * as codes from './codes';
import type { FailureKind } from './failures';
import { CallError } from './call-error';
import { failureKind } from './sdk-error';

/** What WeChat says of an element it could not put there or change. */
export interface ElementFault {
  /** `errCode`, 0 where there is none. */
  readonly code: number;
  /** 0 where there is none */
  readonly errno: number;
  readonly message: string;
}

/** By number where there is one, else by the words, with or without a function's name in front. */
const rows: readonly { errno?: number; words?: RegExp; kind: FailureKind }[] = [
  { errno: codes.PRIVACY_UNDECLARED, kind: 'configuration' },
  { errno: codes.PRIVACY_REFUSED, kind: 'privacy-refused' },
  { errno: codes.SECOND_PUSHER, words: /can insert only one pusher/i, kind: 'microphone-held' },
  { words: /not allowed to use microphone/i, kind: 'microphone-refused' },
  { words: /can ?not insert .*live-?pusher now/i, kind: 'microphone-busy' },
  { words: /wx assistant is enabled/i, kind: 'microphone-busy' },
];

/** Errors that concern no sound: music, a picture, a filter. */
const harmless: readonly number[] = [codes.MUSIC_FAILED, codes.PICTURE_FAILED, codes.FILTER_FAILED];

/** The failure of a stream that follows from the fault of its element; `null` if none does. */
export function elementFailure(
  step: 'publish' | 'play',
  { code, errno, message }: ElementFault,
): CallError | null {
  if (harmless.includes(code)) return null;
  const told = rows.find((row) => row.errno === errno || row.words?.test(message));
  const kind = told && step === 'publish' ? told.kind : failureKind(code, step);
  return new CallError(kind, step, { code: code || errno, detail: message });
}
