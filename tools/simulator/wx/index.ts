import { createPlayerContext, createPusherContext, type ContextPorts } from '../media/contexts';
import { accountApis, type AccountPorts } from './account';
import { eventApis, type Wx } from './api';
import { miscApis, type MiscPorts } from './misc';
import { navigationApis, type NavigationPorts } from './navigation';
import { networkApis, type NetworkApiPorts } from './network';
import { queryApis, type QueryPorts } from './queries';
import { storageApis, type StoragePorts } from './storage';
import { systemApis, type SystemPorts } from './system';
import { uiApis, type UiPorts } from './ui';

export type { Wx } from './api';

/** What all of them need of their phone. */
export type WxPorts = AccountPorts &
  ContextPorts &
  MiscPorts &
  NavigationPorts &
  NetworkApiPorts &
  QueryPorts &
  StoragePorts &
  SystemPorts &
  UiPorts;

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
export function createWx(phone: WxPorts): Wx {
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
