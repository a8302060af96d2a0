import { View } from '@tarojs/components';
import { avatarLook, initials } from './initials';
import './avatar.scss';

export interface AvatarProps {
  /** What the colour depends on, so that it stays the same for one person. */
  readonly userID: string;
  readonly name: string;
  /** A ring around it. */
  readonly speaking?: boolean;
}

/** A person as a coloured disc with their initials. */
export function Avatar({ userID, name, speaking = false }: AvatarProps) {
  return <View className={`avatar avatar--${avatarLook(userID, speaking)}`}>{initials(name)}</View>;
}
