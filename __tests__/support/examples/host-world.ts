/** An example's build on simulated phones, and a cloud for them. */
import { startLocalCloud, type LocalCloud } from '../../../tools/local-cloud';
import { openSimulator, type PhoneDriver } from '../simulator';
import { distOf } from './packed';

export interface HostWorld {
  readonly cloud: LocalCloud;
  /** A phone on a page of the app. */
  open(identity: string, page: string): Promise<PhoneDriver>;
  /** A phone on the first page, with a name typed. */
  named(name: string): Promise<PhoneDriver>;
  close(): Promise<void>;
}

export async function openHostWorld(example: string): Promise<HostWorld> {
  const cloud = await startLocalCloud({ port: 0 });
  const simulator = await openSimulator({ dist: distOf(example, 'weapp'), cloudPort: cloud.port });
  const open = async (identity: string, page: string) => {
    const phone = await simulator.phone({ identity, language: 'en', microphone: 'granted' });
    await phone.open(page);
    return phone;
  };
  return {
    cloud,
    open,
    async named(name) {
      const phone = await open(name, 'pages/index/index');
      await phone.input('#name', name);
      return phone;
    },
    async close() {
      await simulator.close();
      await cloud.close();
    },
  };
}

/** Waits until a phone is published and plays so many others. */
export async function hearsOthers(phone: PhoneDriver, others: number): Promise<void> {
  const ask = async () => ({
    pusher: (await phone.pusher())?.state,
    players: (await phone.players()).map(({ state }) => state),
  });
  await phone.until(
    ask,
    ({ pusher, players }) =>
      pusher === 'running' &&
      players.length === others &&
      players.every((state) => state === 'running'),
    { timeout: 30_000 },
  );
}

/** Fails where something of a call still runs on a phone, or the cloud still counts somebody in. */
export async function nothingRuns(phone: PhoneDriver): Promise<void> {
  await phone.until(
    () => phone.microphoneLive(),
    (live) => !live,
  );
  expect(await phone.pusher()).toBeNull();
  expect(await phone.players()).toEqual([]);
  expect(await phone.errors()).toEqual([]);
}
