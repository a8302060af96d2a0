import { useRef } from 'react';
import Taro from '@tarojs/taro';
import { systemRefuses } from '../../platform/permission/permission';
import { openMicrophoneSettings, openSystemSettings } from '../../platform/permission/settings';
import type { WayOut } from '../../errors/failures';

/**
 * Goes the way out of a failure.
 *
 * @param again - tries once more; also called when the person comes back from the settings with
 * the microphone allowed
 * @param home - leaves the call page
 */
export function useWayOut(again: () => void, home: () => void): (way: WayOut) => void {
  const atSystemSettings = useRef(false);

  Taro.useDidShow(() => {
    if (!atSystemSettings.current) return;
    atSystemSettings.current = false;
    if (!systemRefuses()) again();
  });

  const viaSettings = async () => {
    if (await openMicrophoneSettings()) again();
  };
  const viaSystemSettings = async () => {
    atSystemSettings.current = true;
    if (await openSystemSettings()) return;
    // Nothing was opened (an old base library, a browser): asking once more is all there is.
    atSystemSettings.current = false;
    again();
  };

  return (way) => {
    if (way === 'retry') again();
    else if (way === 'settings') void viaSettings();
    else if (way === 'system-settings') void viaSystemSettings();
    else home();
  };
}
