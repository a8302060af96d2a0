import { useSheetWords } from '../options/own-words';
import { useState } from 'react';
import { View } from '@tarojs/components';
import { TextButton } from '../kit/press/text-button';
import { useInvitationLink } from './invitation-link';
import type { InviteWaysProps } from './invite-ways-props';

/**
 * WeChat's own way: a card in a chat, which the call page's `useShareAppMessage` describes. Where the
 * app is published for browsers too, a link for somebody without WeChat.
 */
export function InviteWays({ roomID, copy, say }: InviteWaysProps) {
  const w = useSheetWords().invite;
  const invitationLink = useInvitationLink();
  const [making, setMaking] = useState(false);

  // Only when asked for: most people send the card.
  const copyLink = async () => {
    if (!invitationLink) return;
    setMaking(true);
    try {
      copy(await invitationLink(roomID));
    } catch {
      say(w.linkFailed);
    } finally {
      setMaking(false);
    }
  };

  return (
    <View className="sheet__ways">
      <TextButton id="share" kind="main" label={w.share} openType="share" />
      {invitationLink ? (
        <TextButton
          id="copy-link"
          kind="soft"
          label={w.copyWebLink}
          disabled={making}
          onPress={() => void copyLink()}
        />
      ) : null}
    </View>
  );
}
