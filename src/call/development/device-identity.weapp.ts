import Taro from '@tarojs/taro';
import type { Identity } from '../token/identity/identity-type';
import { newKey } from './new-key';

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
      key = newKey();
      Taro.setStorageSync(KEY, key);
    }
    return { key };
  },
  isGuest: () => false,
});
