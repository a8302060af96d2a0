import type { Versions } from './versions-type';

/**
 * What runs this app, for a report.
 *
 * @param appVersion - of this app, as it was built
 * @example `versions('0.1.0').host // 'WeChat 8.0.50'`
 */
export function versions(appVersion: string): Versions {
  try {
    // The narrow calls exist since base library 2.20.1.
    const modern =
      typeof wx.getDeviceInfo === 'function' && typeof wx.getAppBaseInfo === 'function';
    const app = modern ? wx.getAppBaseInfo() : wx.getSystemInfoSync();
    const { brand, model, system } = modern ? wx.getDeviceInfo() : wx.getSystemInfoSync();
    const { version, envVersion } = wx.getAccountInfoSync().miniProgram;
    return {
      app: `${appVersion} (${[envVersion, version].filter(Boolean).join(' ')})`,
      host: `WeChat ${app.version}`,
      baseLibrary: app.SDKVersion,
      // An iPhone's model begins with its brand.
      device: `${model.startsWith(brand) ? '' : `${brand} `}${model}, ${system}`,
    };
  } catch {
    // What can't be asked is left out: the rest of a report is worth as much without.
    return { app: appVersion, host: 'WeChat', baseLibrary: '', device: '' };
  }
}
