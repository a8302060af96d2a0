import Taro from '@tarojs/taro';
import { wallNow } from '../platform/wall-clock';
import type { Identity } from '../token/identity-type';

const KEY = 'local-cloud-key';

/**
 * Who this device is to the local cloud: there is no WeChat account behind it, and DevTools gives
 * everyone the same code.
 *
 * @example `tokenService('http://127.0.0.1:8899', deviceIdentity())`
 */
export const deviceIdentity = (): Identity => ({
  async credential() {
    let key: string = Taro.getStorageSync(KEY);
    if (!key) {
      key = `${wallNow().toString(36)}${Math.random().toString(36).slice(2)}`;
      Taro.setStorageSync(KEY, key);
    }
    return { key };
  },
  isGuest: () => false,
});
