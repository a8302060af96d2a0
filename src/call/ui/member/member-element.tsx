import type { PropsWithChildren } from 'react';
import { avatarLook, initials } from '../kit/avatar/initials';
import { useSpeaking } from '../../react/hooks';
import { useCallWords } from '../options/own-words';
import type { MemberLookProps } from './member-tile-props';
import { useShownQuality } from './use-shown-quality';
import '../kit/avatar/avatar.scss';

/**
 * A member's tile in WeChat, as `MemberMarkup` draws it in a browser: one element, whose parts stand in
 * `plugin/elements.ts`. What a tap does about its status comes as a child.
 */
export function MemberElement({
  member,
  className,
  style,
  mic,
  sentence,
  status,
  children,
}: PropsWithChildren<MemberLookProps>) {
  const { userID, userName, streamID } = member;
  const { network } = useCallWords().member;
  const quality = useShownQuality(streamID);
  return (
    <member-tile
      className={className}
      style={style}
      sentence={sentence === userName ? undefined : sentence}
      face={avatarLook(userID, useSpeaking(streamID))}
      initials={initials(userName)}
      mic={mic}
      name={userName}
      network={quality}
      network-words={quality && network[quality]}
      status={status || undefined}
    >
      {children}
    </member-tile>
  );
}
