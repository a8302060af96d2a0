import { useEffect, useState } from 'react';
import { copyText } from '../../platform/interaction/clipboard';
import { toast } from '../../platform/interaction/toast';
import { useRoomID } from '../../react/hooks';
import { useVoiceCall } from '../../react/provider';
import { rolesWords } from '../../words/roles';
import { withHostKey } from '../invite/host-link';
import { useInvitationLink } from '../invite/invitation-link';
import { TextButton } from '../kit/press/text-button';

/** A link that makes whoever opens it host, too. */
export function CoHostInvitation() {
  const w = rolesWords();
  const roomID = useRoomID();
  const { host } = useVoiceCall();
  const invitationLink = useInvitationLink();
  const [link, setLink] = useState('');
  // Ahead of the tap: a browser lets a page copy during a tap alone.
  useEffect(() => {
    let current = true;
    const key = host?.key(roomID);
    invitationLink?.(roomID).then(
      (made) => current && setLink(withHostKey(made, key)),
      // Guests may not invite: there is nothing to copy.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [host, invitationLink, roomID]);
  const copy = async () => toast((await copyText(link)) ? w.copied : w.notCopied);
  return (
    <TextButton
      id="copy-host-link"
      kind="small"
      label={w.coHost}
      hint={w.coHostNote}
      disabled={!link}
      onPress={() => void copy()}
    />
  );
}
