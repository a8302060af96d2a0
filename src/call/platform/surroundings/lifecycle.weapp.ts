import { wxListen } from '../wx-answer';

/**
 * Tells when the app comes to the foreground; returns its disposer.
 *
 * @example `const stop = onShow(refresh);`
 */
export function onShow(listener: () => void): () => void {
  return wxListen<() => void>(
    (l) => wx.onAppShow(l),
    (l) => wx.offAppShow(l),
    () => listener(),
  );
}

/**
 * Tells when the app goes to the background; about 5 s later WeChat suspends it.
 *
 * @example `const stop = onHide(save);`
 */
export function onHide(listener: () => void): () => void {
  return wxListen<() => void>(
    (l) => wx.onAppHide(l),
    (l) => wx.offAppHide(l),
    () => listener(),
  );
}

/** Never tells: WeChat ends an app without a word, some time after it was hidden. */
export function onClose(_listener: () => void): () => void {
  return () => undefined;
}
