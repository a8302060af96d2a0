/** One hook per fact: each selects one thing, so that a change redraws only who shows it. */
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { Failure } from '../errors/call-error';
import type { SoundMode } from '../sdk/voice-engine';
import type { CallPhase, CallState } from '../store/call-state';
import { memberByID, memberIDs, speakerIDs, tileIDs, type Member } from '../store/members';
import type { NetworkQuality } from '../store/levels';
import type { Role } from '../validation/role';
import { useVoiceCall } from './provider';

function useCallState<T>(selector: (state: CallState) => T): T {
  return useStore(useVoiceCall().store, selector);
}

/** Where the call stands. @example `const phase = usePhase(); // 'connected'` */
export const usePhase = (): CallPhase => useCallState((state) => state.phase);

/** Whether one has hung up, or the call ended by itself. @example `const over = useIsOver();` */
export const useIsOver = (): boolean =>
  useCallState(({ phase }) => phase === 'leaving' || phase === 'ended');

/** The room the call is in. @example `const roomID = useRoomID();` */
export const useRoomID = (): string => useCallState((state) => state.roomID);

/** The userIDs of everyone in the call, oneself first. @example `useMemberIDs().map(…)` */
export const useMemberIDs = (): string[] => useCallState(useShallow(memberIDs));

/** The userIDs of who has a tile; in a crowd not those who only listen. @example `useTileIDs().map(…)` */
export const useTileIDs = (): string[] => useCallState(useShallow(tileIDs));

/** How many have no tile. @example `const listeners = useUntiledCount();` */
export const useUntiledCount = (): number =>
  useCallState((state) => memberIDs(state).length - tileIDs(state).length);

/** One's own userID; empty before the token service said it. @example `userID === useSelfID()` */
export const useSelfID = (): string => useCallState((state) => state.self?.userID ?? '');

/** The userIDs of who can be heard: whoever has a stream, and oneself if one may. @example `useSpeakerIDs().map(…)` */
export const useSpeakerIDs = (): string[] => useCallState(useShallow(speakerIDs));

/** One member, `null` once gone. @example `const member = useMember(userID);` */
export const useMember = (userID: string): Member | null =>
  useCallState(useShallow((state: CallState) => memberByID(state, userID)));

/** Whether one's own microphone is on. @example `const on = useMicrophoneOn();` */
export const useMicrophoneOn = (): boolean => useCallState((state) => state.microphoneOn);

/** What one is in the room, as the token says. @example `const host = useRole() === 'host';` */
export const useRole = (): Role => useCallState((state) => state.role);

/** Whether one may speak, or only listens. @example `const listens = !useMayPublish();` */
export const useMayPublish = (): boolean => useCallState((state) => state.mayPublish);

/** Loudspeaker or earpiece. @example `const mode = useSoundMode();` */
export const useSoundMode = (): SoundMode => useCallState((state) => state.soundMode);

/** What ended the call. @example `const failure = useFailure();` */
export const useFailure = (): Failure | null => useCallState((state) => state.failure);

/** What is wrong with one's own stream while the call goes on. @example `usePublishFailure()?.kind` */
export const usePublishFailure = (): Failure | null =>
  useCallState((state) => state.publishFailure);

/** Why one may not be heard though all seems to go. @example `const hint = useMicrophoneHint();` */
export const useMicrophoneHint = (): CallState['microphoneHint'] =>
  useCallState((state) => state.microphoneHint);

/** Why the room can't be reached, `null` while it can. @example `useReconnectingCause()` */
export const useReconnectingCause = (): CallState['reconnectingCause'] =>
  useCallState((state) => state.reconnectingCause);

/** Whether one's own network is too weak to be heard well. @example `const weak = useWeakNetwork();` */
export const useWeakNetwork = (): boolean => useCallState((state) => state.weakNetwork);

/** Whether a touch of the page is needed to hear the others. @example `usePlaybackBlocked() && …` */
export const usePlaybackBlocked = (): boolean => useCallState((state) => state.playbackBlocked);

/** What one may record with, and which one was chosen. @example `const { list, chosenID } = useMicrophones();` */
export const useMicrophones = (): CallState['microphones'] =>
  useCallState((state) => state.microphones);

/** When the call began and ended, in ms of `steadyNow`. @example `const { connectedAt } = useCallTimes();` */
export const useCallTimes = (): Pick<CallState, 'connectedAt' | 'endedAt' | 'reconnectingSince'> =>
  useCallState(
    useShallow(({ connectedAt, endedAt, reconnectingSince }: CallState) => ({
      connectedAt,
      endedAt,
      reconnectingSince,
    })),
  );

/** Whether a stream's sound is speech; one's own too. @example `useSpeaking(member.streamID)` */
export const useSpeaking = (streamID: string): boolean =>
  useStore(useVoiceCall().levels, ({ speaking }) => speaking.has(streamID));

/** How good a stream's network is. @example `useNetworkQuality(member.streamID) === 'poor'` */
export const useNetworkQuality = (streamID: string): NetworkQuality =>
  useStore(useVoiceCall().levels, ({ quality }) => quality.get(streamID) ?? 'unknown');
