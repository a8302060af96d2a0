import { useSheetWords } from '../options/own-words';
import Taro from '@tarojs/taro';
import { useRoomOptions } from '../options/room-options';
import { useRoomID } from '../../react/hooks';

/**
 * What a card of this call says in a chat, and where it leads: home with the room filled in. WeChat
 * asks for it at the invite sheet's button and from its own menu.
 */
export function useShareCard(): void {
  const roomID = useRoomID();
  const { invite } = useSheetWords();
  const { home, shareImage } = useRoomOptions();
  Taro.useShareAppMessage(() => ({
    title: invite.card(roomID),
    path: home(roomID),
    // Without one WeChat takes a picture of the page, and with it of everybody's name.
    imageUrl: shareImage,
  }));
}
