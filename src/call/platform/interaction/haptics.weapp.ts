import { wxAnswer } from '../wx-answer';

/** A short tick under the finger. A phone without a motor for it, or with it off, stays still. */
export function tick(): void {
  void wxAnswer((callbacks) => wx.vibrateShort({ type: 'light', ...callbacks }));
}
