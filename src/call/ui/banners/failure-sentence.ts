import type { Failure } from '../../errors/call-error';
import type { FailureKind, WayOut } from '../../errors/failures';
import type { FailureWords } from '../options/words-types';

/** What went wrong, in a sentence; a host's reason for a kick-out is passed on. */
export function failureSentence(
  { kind, detail }: Pick<Failure, 'kind'> & Partial<Failure>,
  w: FailureWords,
): string {
  if (kind === 'kicked-by-host' && detail) return w.kickedWithReason(detail);
  // Here the compiler checks that no kind of failure lacks its sentence.
  const sentences: Record<FailureKind, string> = w.sentence;
  return sentences[kind];
}

/** The words on the button that leads out. */
export function wayOutLabel(way: WayOut, w: FailureWords): string {
  const labels: Record<WayOut, string> = w.wayOut;
  return labels[way];
}
