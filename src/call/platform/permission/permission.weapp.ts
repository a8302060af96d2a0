import { PRIVACY_REFUSED, PRIVACY_UNDECLARED } from '../../errors/codes';
import type { MicrophoneAnswer } from './microphone';
import { wxAnswer } from '../wx-answer';

/** Silence of a call that asks nobody, in ms. */
const QUICK = 3000;

/**
 * Asks for the privacy authorisation, then for the microphone. WeChat asks the person only where
 * it has no answer yet, so this may take as long as they do, or no time at all.
 *
 * @param mayAsk - a question comes up over the page in front: this waits for the one that it is about
 * @example `(await requestMicrophone(pageIsThere)) === 'granted'`
 */
export async function requestMicrophone(
  mayAsk: () => Promise<unknown>,
  _onGranted?: () => void,
): Promise<MicrophoneAnswer> {
  const setting = await wxAnswer<WechatMiniprogram.GetSettingSuccessCallbackResult>(
    (callbacks) => wx.getSetting(callbacks),
    QUICK,
  );
  const recorded = setting.ok ? setting.value.authSetting['scope.record'] : undefined;
  if (recorded === undefined) await mayAsk();
  const privacy = await askPrivacy();
  if (privacy) return privacy;
  if (systemRefuses()) return 'refused-by-system';
  if (recorded !== undefined) return recorded ? 'granted' : 'refused';
  return askRecord();
}

/** `null`: agreed, or a base library (before 2.32.3) that doesn't ask. */
async function askPrivacy(): Promise<MicrophoneAnswer | null> {
  if (typeof wx.requirePrivacyAuthorize !== 'function') return null;
  const answer = await wxAnswer((callbacks) => wx.requirePrivacyAuthorize(callbacks));
  if (answer.ok) return null;
  return answer.errno === PRIVACY_UNDECLARED ? 'undeclared' : 'privacy-refused';
}

async function askRecord(): Promise<MicrophoneAnswer> {
  const answer = await wxAnswer((callbacks) =>
    wx.authorize({ scope: 'scope.record', ...callbacks }),
  );
  if (answer.ok) return 'granted';
  if (answer.errno === PRIVACY_UNDECLARED) return 'undeclared';
  if (answer.errno === PRIVACY_REFUSED) return 'privacy-refused';
  return systemRefuses() ? 'refused-by-system' : 'refused';
}

/** Whether the phone's system denies WeChat the microphone. */
export function systemRefuses(): boolean {
  return deniedBySystem() === 'microphone';
}

/**
 * What the phone's system denies WeChat (base library 2.20.1), of what a live-pusher wants: on
 * Android it wants the camera's right for sound alone, too.
 */
export function deniedBySystem(): 'microphone' | 'camera' | null {
  try {
    const { microphoneAuthorized, cameraAuthorized } = wx.getAppAuthorizeSetting();
    if (microphoneAuthorized === 'denied') return 'microphone';
    return cameraAuthorized === 'denied' ? 'camera' : null;
  } catch {
    return null;
  }
}
