import Taro from '@tarojs/taro';
import { homeAddress } from '../../platform/home-address';

/** Leaves the call page: back to the home below it, or to a new one that has the room filled in. */
export function goBack(roomID: string): void {
  if (Taro.getCurrentPages().length < 2) goHome('room', roomID);
  else Taro.navigateBack().catch(() => goHome('room', roomID));
}

/** To home anew: invited to a room (`roomID`), or with the one filled in that one comes from (`room`). */
export function goHome(as: 'roomID' | 'room', roomID: string): void {
  void Taro.reLaunch({ url: homeAddress(roomID, as) });
}

const CALL_PAGE = /^\/?call\/room\/index$/;

/** Whether another call page is open already: each tap opens one, but a slow phone may do so late. */
export function isSecondCall(): boolean {
  const open = Taro.getCurrentPages().filter(({ route = '' }) => CALL_PAGE.test(route));
  return open.length > 1;
}
