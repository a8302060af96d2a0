import { useMemo } from 'react';
import { useVoiceCall } from '../../react/provider';
import { useRoomOptions } from '../options/room-options';
import { invitationPage } from './invitation-page';

/**
 * How to make a link that brings a browser into a room; `null` where the app is not published for browsers.
 *
 * The ticket to get in by is behind the `#`, where it stays out of every server's log. Rejects where
 * there is none to be had: guests may not invite.
 */
export function useInvitationLink(): ((roomID: string) => Promise<string>) | null {
  const { home, webURL } = useRoomOptions();
  const { invite } = useVoiceCall();
  return useMemo(() => {
    const page = invitationPage(webURL);
    if (!page) return null;
    return async (roomID) => {
      const link = `${page}#${home(roomID)}`;
      return invite ? `${link}&ticket=${encodeURIComponent((await invite(roomID)).ticket)}` : link;
    };
  }, [home, webURL, invite]);
}
