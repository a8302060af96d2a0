import Taro from '@tarojs/taro';
import { sheetWords } from '../../words/sheets';
import { homeAddress } from '../../platform/home-address';
import { useRoomID } from '../../react/hooks';

/**
 * What a card of this call says in a chat, and where it leads: home with the room filled in. WeChat
 * asks for it at the invite sheet's button and from its own menu.
 */
export function useShareCard(): void {
  const roomID = useRoomID();
  Taro.useShareAppMessage(() => ({
    title: sheetWords().invite.card(roomID),
    path: homeAddress(roomID),
    // Without one WeChat takes a picture of the page, and with it of everybody's name.
    imageUrl: '/share-card.png',
  }));
}
