import Taro from '@tarojs/taro';

/** A few words that come over the page, whichever is on top, and go by themselves. */
export function toast(text: string): void {
  Taro.showToast({ title: text, icon: 'none' }).catch(() => undefined);
}
