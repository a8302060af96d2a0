import { hooks, taro } from '../../__tests__/support/taro';

export default taro;
export const { useDidShow, useRouter, useShareAppMessage, useUnload } = hooks;
