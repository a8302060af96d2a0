import Taro from '@tarojs/taro';
import { homeWords } from './words/home';
import { homeAddress } from '@/setup/home-address';

/** What a card of home says in a chat: with the room that is typed, if it can be one. */
export function useShareCard(roomID: string): void {
  Taro.useShareAppMessage(() => ({
    title: homeWords().card(roomID),
    path: homeAddress(roomID),
    imageUrl: '/share-card.png',
  }));
}
