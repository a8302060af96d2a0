import type { Said, Speech } from './room-records';

/** What ZEGO can keep somebody from. */
export type Privilege = 'login' | 'publish';

/** How long a rule of ZEGO's lasts at most, in seconds: no token may live longer. */
export const LONGEST_RULE = 86_400;

/** For how many seconds a leave to speak goes on; 0 where there is none, or it is over. */
export const leaveLeft = (speech: Speech | undefined, now: number): number =>
  speech?.may ? Math.max(speech.until - now, 0) : 0;

/** What ZEGO is to keep somebody from, by what hosts said of them: nowhere else is that decided. */
export function forbidden({ removed, speech }: Said, now: number): readonly Privilege[] {
  if (removed !== undefined) return ['login', 'publish'];
  return speech && leaveLeft(speech, now) === 0 ? ['publish'] : [];
}
