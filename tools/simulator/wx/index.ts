import { createPlayerContext, createPusherContext } from '../media/contexts';
import type { Phone } from '../runtime/phone';
import { accountApis } from './account';
import { eventApis, type Wx } from './api';
import { miscApis } from './misc';
import { navigationApis } from './navigation';
import { networkApis } from './network';
import { queryApis } from './queries';
import { storageApis } from './storage';
import { systemApis } from './system';
import { uiApis } from './ui';

export type { Wx } from './api';

const EVENTS = [
  'appShow',
  'appHide',
  'audioInterruptionBegin',
  'audioInterruptionEnd',
  'memoryWarning',
  'windowResize',
  'keyboardHeightChange',
  'themeChange',
  'error',
  'unhandledRejection',
  'pageNotFound',
  'userCaptureScreen',
  'networkWeakChange',
];

/**
 * The phone's `wx`. A function that WeChat has and the simulator hasn't is there too: calling it
 * is reported by name. What WeChat hasn't is `undefined`, as there.
 */
export function createWx(phone: Phone): Wx {
  const wx: Wx = {
    ...systemApis(phone),
    ...networkApis(phone),
    ...storageApis(phone),
    ...accountApis(phone),
    ...uiApis(phone),
    ...navigationApis(phone),
    ...queryApis(phone),
    ...miscApis(phone),
    ...eventApis(phone, EVENTS),
    createLivePusherContext: () => createPusherContext(phone),
    createLivePlayerContext: (id: string, owner?: never) => createPlayerContext(phone, id, owner),
  };
  for (const name of phone.bundle.wxNames) {
    wx[name] ??= () => {
      phone.problems.add('api', `wx.${name} is not simulated`);
      throw new Error(`wx.${name} is not simulated`);
    };
  }
  return wx;
}
