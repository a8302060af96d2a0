import { View } from '@tarojs/components';
import { avatarColour, initials } from './initials';
import './avatar.scss';

export interface AvatarProps {
  /** What the colour depends on, so that it stays the same for one person. */
  readonly userID: string;
  readonly name: string;
}

/** A person as a coloured disc with their initials. */
export function Avatar({ userID, name }: AvatarProps) {
  return <View className={`avatar avatar--${avatarColour(userID)}`}>{initials(name)}</View>;
}
