import { distOf } from '../../build';
import { openSimulator, type PhoneDriver } from '../../simulator';
import type { BrowserWorld } from './world';

/** Phones in the rooms of a browser's tabs, whose microphones sound. */
export interface PhonesBeside {
  /** One whose owner has the name typed in and is about to join that room. */
  phone(name: string, roomID: string): Promise<PhoneDriver>;
  /** Takes back what a test left behind. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

/** Louder than silence, as WeChat's `audiovolumenotify` counts: 0 to 100. */
export const HEARD_VOLUME = 40;

export async function openPhonesBeside({ browser, cloud }: BrowserWorld): Promise<PhonesBeside> {
  const dist = distOf('weapp');
  const simulator = await openSimulator({ dist, cloudPort: cloud.port, browser });
  const phones: PhoneDriver[] = [];
  return {
    async phone(name, roomID) {
      const one = await simulator.phone({
        identity: name,
        language: 'en',
        microphone: 'granted',
        sound: true,
      });
      phones.push(one);
      await one.open(`pages/home/index?roomID=${roomID}`);
      await one.input('#user-name', name);
      return one;
    },
    async clear() {
      await Promise.all(phones.splice(0).map((phone) => phone.close()));
    },
    close: () => simulator.close(),
  };
}
