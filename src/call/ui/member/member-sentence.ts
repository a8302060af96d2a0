import type { CallWords } from '../options/words-types';

type MemberWords = CallWords['member'];
import { isolated } from '../../words/isolated';
import type { Member } from '../../store/members';

/** How far a member's sound has come, in a word or two. */
function connectionWord({ self, connection }: Member, w: MemberWords): string {
  return self && connection === 'failed' ? w.selfFailed : w[connection];
}

/** What is out of the ordinary about a member's sound, in words; empty where nothing is. */
export function statusWords(member: Member, w: MemberWords): string {
  // Who waits for a tap is told so by what it does.
  const plain = member.connection === 'connected' || member.connection === 'waiting';
  if (plain) return member.self ? w.self : '';
  const word = connectionWord(member, w);
  return member.self && member.connection === 'listening' ? `${w.self} · ${word}` : word;
}

/**
 * All that a tile's picture says, for who hears it read out. What passes by itself is told by the
 * words beside it, once: the sentence does not change while a member is connected.
 */
export function memberSentence(member: Member, w: MemberWords): string {
  const passing = member.connection === 'connecting' || member.connection === 'connected';
  const connection = passing ? '' : connectionWord(member, w);
  const microphone = { on: w.microphoneOn, off: w.muted, unknown: '' }[member.microphone];
  const parts = [isolated(member.userName), member.self && w.self, connection, microphone];
  return parts.filter(Boolean).join(w.comma);
}
