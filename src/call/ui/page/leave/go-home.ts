import Taro from '@tarojs/taro';
import type { VoiceCallRoomOptions } from '../../options/room-options';

type Home = VoiceCallRoomOptions['home'];

/** Leaves the call page: back to the home below it, or to a new one that has the room filled in. */
export function goBack(home: Home, roomID: string): void {
  if (Taro.getCurrentPages().length < 2) goHome(home, 'room', roomID);
  else Taro.navigateBack().catch(() => goHome(home, 'room', roomID));
}

/** To home anew: invited to a room (`roomID`), or with the one filled in that one comes from (`room`). */
export function goHome(home: Home, as: 'roomID' | 'room', roomID: string): void {
  void Taro.reLaunch({ url: home(roomID, as) });
}

/** Whether another call page is open already: each tap opens one, but a slow phone may do so late. */
export function isSecondCall(): boolean {
  const routes = Taro.getCurrentPages().map(({ route }) => route);
  return routes.indexOf(routes[routes.length - 1]) < routes.length - 1;
}
