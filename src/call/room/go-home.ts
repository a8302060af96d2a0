import Taro from '@tarojs/taro';

/** Leaves the call page: back to the home below it, or to a new one that has the room filled in. */
export function goBack(roomID: string): void {
  if (Taro.getCurrentPages().length < 2) goHome(roomID);
  else Taro.navigateBack().catch(() => goHome(roomID));
}

/** To home anew, with a room filled in. */
export function goHome(roomID: string): void {
  const query = roomID ? `?roomID=${encodeURIComponent(roomID)}` : '';
  void Taro.reLaunch({ url: `/pages/home/index${query}` });
}
