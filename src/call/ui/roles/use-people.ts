import { memberByID } from '../../store/members';
import { useMemberIDs, useSpeakerIDs } from '../../react/hooks';
import { useVoiceCall } from '../../react/provider';
import { useHands } from '../../react/roles';

/** What people are grouped by. */
export type PeopleGroupName = 'hands' | 'speaking' | 'listening';

/** Everybody in the call whose name has these letters, by what they do. Each is in one group. */
export function usePeople(query: string): Readonly<Record<PeopleGroupName, readonly string[]>> {
  const { store } = useVoiceCall();
  const everybody = useMemberIDs();
  const speakers = new Set(useSpeakerIDs());
  const raised = useHands();
  const letters = query.trim().toLowerCase();
  const isFound = (userID: string) =>
    !letters || !!memberByID(store.getState(), userID)?.userName.toLowerCase().includes(letters);
  const present = new Set(everybody);
  const hands = raised.filter((userID) => present.has(userID) && isFound(userID));
  const waiting = new Set(hands);
  const others = everybody.filter((userID) => !waiting.has(userID) && isFound(userID));
  return {
    hands,
    speaking: others.filter((userID) => speakers.has(userID)),
    listening: others.filter((userID) => !speakers.has(userID)),
  };
}
