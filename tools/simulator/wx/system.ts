import type { Bundle, PhoneOptions } from '../types';
import { asyncApis, type AsyncPorts, type Wx } from './api';

/** What these need of their phone. */
export interface SystemPorts extends AsyncPorts {
  readonly bundle: Bundle;
  readonly enterOptions: object;
  readonly launchOptions: object;
  readonly options: PhoneOptions;
  readonly permissions: { readonly systemMicrophone: boolean };
  readonly window: {
    capsule(): Record<string, number>;
    size(): { windowWidth: number; windowHeight: number };
  };
  readonly wx: Wx;
}

/** Who and what the phone is. */
export function systemApis(phone: SystemPorts): Wx {
  const { options } = phone;
  const device = () => ({
    brand: options.brand,
    model: options.model,
    platform: options.platform,
    system: options.system,
    abi: 'arm64-v8a',
    benchmarkLevel: 30,
    memorySize: 4096,
    cpuType: 'unknown',
  });
  const base = () => ({
    SDKVersion: options.SDKVersion,
    version: options.version,
    language: options.language,
    theme: phone.bundle.app.darkmode ? options.theme : undefined,
    enableDebug: false,
    fontSizeSetting: options.fontSize,
    fontSizeScaleFactor: options.fontSize / 17,
    host: { appId: '', env: 'WeChat', version: 0 },
  });
  const screen = () => {
    const size = phone.window.size();
    const { width, height, statusBarHeight, safeAreaBottom } = options;
    const bottom = height - safeAreaBottom;
    return {
      ...size,
      pixelRatio: 2,
      screenWidth: width,
      screenHeight: height,
      statusBarHeight,
      screenTop: height - size.windowHeight,
      safeArea: {
        left: 0,
        right: width,
        top: statusBarHeight,
        bottom,
        width,
        height: bottom - statusBarHeight,
      },
    };
  };
  const setting = () => ({
    bluetoothEnabled: true,
    locationEnabled: true,
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  });
  const authorized = () => (phone.permissions.systemMicrophone ? 'authorized' : 'denied');
  const authorize = () => ({
    microphoneAuthorized: authorized(),
    cameraAuthorized: 'authorized',
    albumAuthorized: 'authorized',
    bluetoothAuthorized: 'authorized',
    locationAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
    phoneCalendarAuthorized: 'authorized',
  });
  const everything = () => ({
    ...device(),
    ...base(),
    ...screen(),
    ...setting(),
    microphoneAuthorized: phone.permissions.systemMicrophone,
    cameraAuthorized: true,
  });
  return {
    getDeviceInfo: device,
    getAppBaseInfo: base,
    getWindowInfo: screen,
    getSystemSetting: setting,
    getAppAuthorizeSetting: authorize,
    getSystemInfoSync: everything,
    getAccountInfoSync: () => ({
      miniProgram: { appId: 'wx0000000000000000', envVersion: 'develop', version: '' },
      plugin: {},
    }),
    getMenuButtonBoundingClientRect: () => phone.window.capsule(),
    getLaunchOptionsSync: () => phone.launchOptions,
    getEnterOptionsSync: () => phone.enterOptions,
    canIUse: (schema: string) => canUse(phone, schema),
    env: { USER_DATA_PATH: 'wxfile://usr' },
    ...asyncApis(phone, {
      getSystemInfo: everything,
      getSystemInfoAsync: everything,
      openAppAuthorizeSetting: () => undefined,
      openSystemBluetoothSetting: () => undefined,
    }),
  };
}

/** Knows of functions alone; components and options are taken to be there. */
function canUse(phone: SystemPorts, schema: string): boolean {
  const name = schema.split('.')[0] ?? '';
  return !/^[a-z]/.test(name) || name in phone.wx || !phone.bundle.wxNames.includes(name);
}
