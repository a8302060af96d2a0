import type { PhoneWishes } from '../options';
import type { ProfileName } from '../profiles';
import type { Platform } from '../profiles';
import type { Language, Theme } from '../types';
import { Device } from './device';
import { keepFresh, serverState } from './reload';

const query = new URLSearchParams(location.search);
const language: Language = (query.get('language') ?? navigator.language).startsWith('zh')
  ? 'zh_CN'
  : 'en';

const note = {
  zh_CN: '模拟的手机，不是微信本身；声音经这台电脑的麦克风。改动代码后会自动刷新。',
  en: 'Simulated phones, not WeChat itself; they talk through this computer’s microphone. They reload when the build changes.',
}[language];

/** What the address says of the phone with this number. */
function wishes(index: number, cloud: string): PhoneWishes {
  const [width, height] = (query.get('size') ?? '').split('x').map(Number);
  const identities = (query.get('identity') ?? 'ann,bob').split(',');
  return {
    cloud,
    language,
    sound: true,
    identity: identities[index] ?? `phone-${index + 1}`,
    theme: (query.get('theme') ?? 'light') as Theme,
    platform: (query.get('platform') ?? 'ios') as Platform,
    profile: (query.get('profile') as ProfileName | null) ?? undefined,
    ...(width && height ? { width, height } : {}),
  };
}

async function begin(): Promise<void> {
  const desk = document.getElementById('desk');
  const foot = document.getElementById('note');
  if (!desk || !foot) return;
  foot.textContent = note;
  const state = await serverState();
  const count = Math.max(1, Number(query.get('phones') ?? 2));
  const page = query.get('page') ?? undefined;
  const devices = Array.from(
    { length: count },
    (_, index) => new Device(desk, wishes(index, state.cloud), page),
  );
  keepFresh(state, () => devices);
}

void begin();
