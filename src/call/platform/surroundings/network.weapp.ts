import { wxAnswer, wxListen } from '../wx-answer';

/** Whether there is a network now; a platform that can't tell counts as online. */
export async function isOnline(): Promise<boolean> {
  const answer = await wxAnswer<WechatMiniprogram.GetNetworkTypeSuccessCallbackResult>(
    (callbacks) => wx.getNetworkType(callbacks),
    2000,
  );
  return !answer.ok || answer.value.networkType !== 'none';
}

/**
 * Tells of every change of network, from Wi-Fi to mobile data too; returns its disposer.
 *
 * @example `const stop = onNetworkChange((online) => …);`
 */
export function onNetworkChange(listener: (online: boolean) => void): () => void {
  return wxListen<WechatMiniprogram.OnNetworkStatusChangeCallback>(
    (l) => wx.onNetworkStatusChange(l),
    // The typings give this listener the result of another function.
    (l) => wx.offNetworkStatusChange(l as never),
    ({ isConnected }) => listener(isConnected),
  );
}
