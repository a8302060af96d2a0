import { profiles, usualBehaviour, type Behaviour, type ProfileName } from './profiles';
import type { PhoneOptions } from './types';

/** What a test or a person may leave out. */
export type PhoneWishes = Partial<Omit<PhoneOptions, 'media' | 'behaviour'>> & {
  /** A kind of phone; the one named as its platform unless said. */
  profile?: ProfileName;
  /** Where it shall depart from its profile. */
  behaviour?: Partial<Behaviour>;
  media?: Partial<PhoneOptions['media']>;
};

const SYSTEMS: Record<PhoneOptions['platform'], Partial<PhoneOptions>> = {
  ios: { system: 'iOS 17.4', brand: 'iPhone', model: 'iPhone 15<iPhone15,4>' },
  android: { system: 'Android 14', brand: 'Xiaomi', model: '23127PN0CC' },
  devtools: { system: 'iOS 10.0.1', brand: 'devtools', model: 'iPhone 12/13 (Pro)' },
  windows: { system: 'Windows 11', brand: 'microsoft', model: 'microsoft' },
  mac: { system: 'Mac OS X 14.4', brand: 'apple', model: 'MacBookPro18,1' },
  ohos: { system: 'HarmonyOS 5.0.0', brand: 'HUAWEI', model: 'ALN-AL00' },
};

/** A whole phone from the wishes for one. */
export function completeOptions(wishes: PhoneWishes = {}): PhoneOptions {
  const { profile = wishes.platform ?? 'ios', ...others } = wishes;
  const { platform } = profiles[profile];
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
    camera: 'undecided',
    systemMicrophone: true,
    privacy: 'agreed',
    clock: 'real',
    sound: false,
    cloud: '127.0.0.1:0',
    swallow: ['/httplog'],
    ...SYSTEMS[platform],
    ...others,
    behaviour: { ...usualBehaviour(profile), ...wishes.behaviour },
    media: {
      connect: 30,
      handshake: 30,
      nativeDelay: 0,
      netstatus: 2000,
      volume: 300,
      retry: 1000,
      ...wishes.media,
    },
  };
}
