import type { Device } from './device-type';

let known: Device | undefined;

/**
 * What the app runs on. Read once: none of it changes while the app runs.
 *
 * @example `const { baseLibrary } = device(); // '3.8.0'`
 */
export function device(): Device {
  return (known ??= read());
}

function read(): Device {
  try {
    // The narrow calls exist since base library 2.20.1; getSystemInfoSync is slower.
    const modern =
      typeof wx.getDeviceInfo === 'function' && typeof wx.getAppBaseInfo === 'function';
    const app = modern ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
    const { platform, system } = modern ? wx.getDeviceInfo() : wx.getSystemInfoSync();
    return {
      platform,
      systemVersion: Number(/\d+/.exec(system)?.[0] ?? 0),
      baseLibrary: app.SDKVersion,
      isDevtools: platform === 'devtools',
      textScale: app.fontSizeSetting > 0 ? app.fontSizeSetting / 16 : 1,
    };
  } catch {
    return {
      platform: 'unknown',
      systemVersion: 0,
      baseLibrary: '',
      isDevtools: false,
      textScale: 1,
    };
  }
}
