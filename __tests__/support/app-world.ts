import path from 'node:path';
import type { Browser } from 'playwright-core';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import type { LocalCloudOptions } from '../../tools/local-cloud/options';
import type { PhoneWishes } from '../../tools/simulator/options';
import { openSimulator, type PhoneDriver, type Simulator } from './simulator';
import { whereabouts, type Whereabouts } from './whereabouts';

const DIST = path.resolve(__dirname, '..', '..', 'dist', 'weapp');

/** The built mini-program on simulated phones, and a cloud for them. */
export interface AppWorld extends Whereabouts {
  readonly cloud: LocalCloud;
  /** A phone whose owner has the name typed in and is about to join. */
  phone(name: string, wishes?: PhoneWishes, roomID?: string): Promise<PhoneDriver>;
  /** A phone that joined the room; resolves once it is in the call. */
  joined(name: string, wishes?: PhoneWishes): Promise<PhoneDriver>;
  /** Takes back what a test left behind, even one that failed: phones, peers, faults. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export const ROOM = 'room-1';

/**
 * @param browser - one that others use too; it stays open
 * @param dist - another build than that of production
 */
export async function openAppWorld(
  options: Partial<LocalCloudOptions> = {},
  browser?: Browser,
  dist = DIST,
): Promise<AppWorld> {
  const cloud = await startLocalCloud({ port: 0, ...options });
  const simulator: Simulator = await openSimulator({ dist, cloudPort: cloud.port, browser });
  const phones: PhoneDriver[] = [];
  const phone: AppWorld['phone'] = async (name, wishes, roomID = ROOM) => {
    const one = await simulator.phone({
      identity: name,
      language: 'en',
      microphone: 'granted',
      ...wishes,
    });
    phones.push(one);
    await one.open(`pages/home/index?roomID=${roomID}`);
    // On virtual time nothing is drawn until some of it passes.
    if (wishes?.clock === 'virtual') await one.advance(500);
    await one.input('#user-name', name);
    return one;
  };
  return {
    cloud,
    phone,
    async joined(name, wishes) {
      const one = await phone(name, wishes);
      await one.tap('#join');
      await one.waitFor('#room-state', wishes?.language === 'zh_CN' ? '通话中' : 'In call');
      return one;
    },
    ...whereabouts(cloud),
    async clear() {
      cloud.faults.reset();
      cloud.removePeers(ROOM);
      await Promise.all(phones.splice(0).map((one) => one.close()));
    },
    async close() {
      await simulator.close();
      await cloud.close();
    },
  };
}

const LIVE = 'running';

/** Waits until this phone is published and plays so many others. */
export async function hears(phone: PhoneDriver, others: number, timeout = 30_000): Promise<void> {
  const ask = async () => {
    const [pusher, players] = [await phone.pusher(), await phone.players()];
    return {
      // None on a page of somebody's own.
      room: await phone.texts('#room-state'),
      pusher: pusher?.state ?? 'none',
      players: players.map(({ state }) => state),
    };
  };
  await phone.until(
    ask,
    ({ pusher, players }) =>
      pusher === LIVE && players.length === others && players.every((state) => state === LIVE),
    { timeout },
  );
}
