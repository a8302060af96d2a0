import type { PhoneOptions } from './types';

/** What a test or a person may leave out. */
export type PhoneWishes = Partial<Omit<PhoneOptions, 'media'>> & {
  media?: Partial<PhoneOptions['media']>;
};

const SYSTEMS: Record<PhoneOptions['platform'], Partial<PhoneOptions>> = {
  ios: { system: 'iOS 17.4', brand: 'iPhone', model: 'iPhone 15<iPhone15,4>' },
  android: { system: 'Android 14', brand: 'Xiaomi', model: '23127PN0CC' },
  devtools: { system: 'iOS 10.0.1', brand: 'devtools', model: 'iPhone 12/13 (Pro)' },
  ohos: { system: 'HarmonyOS 5.0.0', brand: 'HUAWEI', model: 'ALN-AL00' },
};

/** A whole phone from the wishes for one. */
export function completeOptions(wishes: PhoneWishes = {}): PhoneOptions {
  const platform = wishes.platform ?? 'ios';
  return {
    identity: 'phone',
    platform,
    language: 'zh_CN',
    theme: 'light',
    fontSize: 17,
    SDKVersion: '3.8.10',
    version: '8.0.56',
    system: '',
    brand: '',
    model: '',
    width: 375,
    height: 724,
    statusBarHeight: 44,
    safeAreaBottom: 34,
    viewLag: 0,
    microphone: 'undecided',
    systemMicrophone: true,
    privacy: 'agreed',
    clock: 'real',
    sound: false,
    cloud: '127.0.0.1:0',
    swallow: ['/httplog'],
    ...SYSTEMS[platform],
    ...wishes,
    media: {
      connect: 30,
      handshake: 30,
      nativeDelay: 0,
      netstatus: 2000,
      volume: 500,
      retry: 1000,
      ...wishes.media,
    },
  };
}
