import { useEffect, useState } from 'react';
import { Text, View } from '@tarojs/components';
import { renderSVG } from 'uqr';
import { sheetWords } from '@/i18n/sheets';
import { TextButton } from '@/ui/text-button';
import { invitationLink } from './invitation-link.h5';

export interface InviteWaysProps {
  readonly roomID: string;
  readonly copy: (text: string) => void;
  readonly say: (text: string) => void;
}

const picture = (text: string) =>
  `url("data:image/svg+xml,${encodeURIComponent(renderSVG(text, { border: 0 }))}")`;

/** A browser's ways: a link to copy, and the same as a code to scan. */
export function InviteWays({ roomID, copy, say }: InviteWaysProps) {
  const w = sheetWords().invite;
  const [link, setLink] = useState('');

  useEffect(() => {
    let current = true;
    invitationLink(roomID).then(
      (made) => current && setLink(made),
      () => current && say(w.linkFailed),
    );
    return () => {
      current = false;
    };
    // Once for a room: another render makes no other link.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [roomID]);

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
          <Text className="invite__scan">{w.scan}</Text>
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
