import { useSheetWords } from '../options/own-words';
import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { renderSVG } from 'uqr';
import { TextButton } from '../kit/press/text-button';
import { useInvitationLink } from './invitation-link';
import type { InviteWaysProps } from './invite-ways-props';
import './invite-code.scss';

const picture = (text: string) =>
  `url("data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 0 }))}")`;

/** A browser's ways: a link to copy, and the same as a code to scan. Guests get neither. */
export function InviteWays({ roomID, copy }: InviteWaysProps) {
  const w = useSheetWords().invite;
  const invitationLink = useInvitationLink();
  /** `null`: there is none to be had. */
  const [link, setLink] = useState<string | null>('');

  // Ahead of the tap: a browser lets a page copy during a tap alone.
  useEffect(() => {
    let current = true;
    invitationLink?.(roomID).then(
      (made) => current && setLink(made),
      () => current && setLink(null),
    );
    return () => {
      current = false;
    };
  }, [invitationLink, roomID]);

  if (link === null) return <Text className="invite__note">{w.noLink}</Text>;
  return (
    <View className="sheet__ways">
      {link ? (
        <>
          <View
            className="invite__code"
            style={{ backgroundImage: picture(link) }}
            role="img"
            aria-label={w.scan}
          />
          <Text className="invite__note">{w.scan}</Text>
        </>
      ) : null}
      <TextButton
        id="copy-link"
        kind="main"
        label={w.copyLink}
        disabled={!link}
        onPress={() => copy(link)}
      />
    </View>
  );
}
