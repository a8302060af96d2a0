import { callWords } from '../../words/call';
import { failureWords } from '../../words/failures';
import { sheetWords } from '../../words/sheets';
import { useRoomOptions } from './room-options';
import type { CallWords, FailureWords, Part, SheetWords } from './words-types';

/** Ours, with yours in their places. */
function replaced<T extends object>(words: T, own: Part<T> | undefined): T {
  if (!own) return words;
  const all = { ...words } as Record<string, unknown>;
  for (const [key, word] of Object.entries(own)) {
    const ours = all[key];
    all[key] = typeof ours === 'object' ? replaced(ours as object, word as object) : word;
  }
  return all as T;
}

/** The words of the page. */
export const useCallWords = (): CallWords => replaced(callWords(), useRoomOptions().words?.call);

/** Those of failures. */
export const useFailureWords = (): FailureWords =>
  replaced(failureWords(), useRoomOptions().words?.failures);

/** Those of its sheets. */
export const useSheetWords = (): SheetWords =>
  replaced(sheetWords(), useRoomOptions().words?.sheets);
