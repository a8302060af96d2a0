import { useSheetWords } from '../options/own-words';
import Taro from '@tarojs/taro';
import { useRoomOptions } from '../options/room-options';
import { useRoomID } from '../../react/hooks';
import { useVoiceCall } from '../../react/provider';
import { withHostKey } from './host-link';

/** The id of a button whose card makes a host. */
export const SHARE_HOST = 'share-host';

/**
 * What a card of this call says in a chat, and where it leads: home with the room filled in. WeChat
 * asks for it at the invite sheet's button and from its own menu.
 */
export function useShareCard(): void {
  const roomID = useRoomID();
  const { host } = useVoiceCall();
  const { invite } = useSheetWords();
  const { home, shareImage } = useRoomOptions();
  Taro.useShareAppMessage((asked?: { readonly target?: unknown }) => {
    const isForHosts = (asked?.target as { id?: unknown } | undefined)?.id === SHARE_HOST;
    return {
      title: invite.card(roomID),
      path: withHostKey(home(roomID), isForHosts ? host?.key(roomID) : undefined),
      // Without one WeChat takes a picture of the page, and with it of everybody's name.
      imageUrl: shareImage,
    };
  });
}
