import { wxAnswer } from '../wx-answer';

/** Silence of WeChat, in ms: nobody should wait to hang up. */
const QUICK = 300;

/**
 * Has WeChat ask before this page is left by the navigation bar, Android's back, or
 * `navigateBack`; `null` takes the question back. Nothing asks at a swipe (base library 2.12.0).
 */
export async function setLeaveQuestion(message: string | null): Promise<void> {
  await wxAnswer(
    (callbacks) =>
      message === null
        ? wx.disableAlertBeforeUnload(callbacks)
        : wx.enableAlertBeforeUnload({ message, ...callbacks }),
    QUICK,
  );
}
