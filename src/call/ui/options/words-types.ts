import type { callWords } from '../../words/call';
import type { failureWords } from '../../words/failures';
import type { sheetWords } from '../../words/sheets';

/** Some of it, at any depth. */
export type Part<T> = { readonly [K in keyof T]?: T[K] extends object ? Part<T[K]> : T[K] };

export type CallWords = ReturnType<typeof callWords>;
export type FailureWords = ReturnType<typeof failureWords>;
export type SheetWords = ReturnType<typeof sheetWords>;

/** Words of your own; those that are missing are ours, in the language of the person. */
export interface OwnWords {
  readonly call?: Part<CallWords>;
  readonly failures?: Part<FailureWords>;
  readonly sheets?: Part<SheetWords>;
}
