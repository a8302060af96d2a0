import Taro from '@tarojs/taro';
import type { Identity } from './identity-type';

/** Who holds the phone, by WeChat's one-time login code. Nobody comes to a mini-program with a ticket. */
export const ownIdentity = (): Identity => ({
  async credential() {
    const { code } = await Taro.login({ timeout: 5000 });
    return { code };
  },
  isGuest: () => false,
});
