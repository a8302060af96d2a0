import { callWords } from '@/i18n/call';
import type { Member } from '../store/members';

/** How far a member's sound has come, in a word or two. */
export function connectionWord({ self, connection }: Member): string {
  const w = callWords().member;
  return self && connection === 'failed' ? w.selfFailed : w[connection];
}

/** All that a tile's picture says, for who hears it read out. */
export function memberSentence(member: Member): string {
  const w = callWords().member;
  const microphone = { on: w.microphoneOn, off: w.muted, unknown: '' }[member.microphone];
  const parts = [member.userName, member.self && w.self, connectionWord(member), microphone];
  return parts.filter(Boolean).join(', ');
}
