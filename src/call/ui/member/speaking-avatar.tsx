import { Avatar } from '../kit/avatar/avatar';
import { useSpeaking } from '../../react/hooks';

export interface SpeakingAvatarProps {
  readonly userID: string;
  readonly name: string;
  readonly streamID: string;
}

/** A person, with a ring while they speak. A class is all that changes; the rest is the style sheet's. */
export function SpeakingAvatar({ userID, name, streamID }: SpeakingAvatarProps) {
  return <Avatar userID={userID} name={name} speaking={useSpeaking(streamID)} />;
}
