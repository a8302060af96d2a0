import { wxAnswer } from '../wx-answer';

/**
 * Keeps the screen from going dark. WeChat forgets it when the app is left: set it again on show.
 *
 * @example `setKeepScreenOn(true);`
 */
export function setKeepScreenOn(on: boolean): void {
  void wxAnswer((callbacks) => wx.setKeepScreenOn({ keepScreenOn: on, ...callbacks }));
}
