import { wxAnswer } from '../wx-answer';

/**
 * Opens this app's permissions. Only from a tap: WeChat refuses otherwise.
 *
 * @returns whether the microphone is granted when the person comes back
 */
export async function openMicrophoneSettings(): Promise<boolean> {
  const answer = await wxAnswer<WechatMiniprogram.OpenSettingSuccessCallbackResult>((callbacks) =>
    wx.openSetting(callbacks),
  );
  return answer.ok && answer.value.authSetting['scope.record'] === true;
}

/**
 * Opens the phone's own permissions of WeChat (base library 2.25.3).
 *
 * @returns whether they were opened; the person comes back later, which is an app-show event
 */
export async function openSystemSettings(): Promise<boolean> {
  const answer = await wxAnswer((callbacks) => wx.openAppAuthorizeSetting(callbacks));
  return answer.ok;
}
