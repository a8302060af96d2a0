import Taro from '@tarojs/taro';
import { wallNow } from '../platform/wall-clock';
import type { Credential } from './token-service';

const KEY = 'local-cloud-key';

/**
 * WeChat's one-time login code. A build for the local cloud sends a key of this device instead:
 * there is no WeChat account behind it, and DevTools gives everyone the same code.
 */
export async function credential(): Promise<Credential> {
  if (__LOCAL_CLOUD__) {
    let key: string = Taro.getStorageSync(KEY);
    if (!key) {
      key = `${wallNow().toString(36)}${Math.random().toString(36).slice(2)}`;
      Taro.setStorageSync(KEY, key);
    }
    return { key };
  }
  const { code } = await Taro.login({ timeout: 5000 });
  return { code };
}

/** Nobody comes to a mini-program with a ticket. */
export const isGuest = (): boolean => false;
