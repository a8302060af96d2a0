import Taro from '@tarojs/taro';
import { noteMishap, queryText } from '@/call/prejoin';
import { homeAddress } from '@/setup/home-address';

/**
 * What nobody caught is kept for the report of a call. A page that is no longer there, which an old
 * card or code may name, is home, with the room it names.
 */
export function keepMishaps(): void {
  Taro.onError((error) => noteMishap('uncaught error', error));
  Taro.onUnhandledRejection(({ reason }) => noteMishap('unhandled rejection', reason));
  // At once, within the callback: WeChat shows a page of its own otherwise.
  Taro.onPageNotFound(({ path, query }) => {
    noteMishap('page not found', path);
    const { roomID } = query as Record<string, string | undefined>;
    void Taro.reLaunch({ url: homeAddress(queryText(roomID)) });
  });
}
