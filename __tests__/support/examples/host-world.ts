/** An example's build on simulated phones, and a cloud for them. */
import { startLocalCloud, type LocalCloud } from '../../../tools/local-cloud';
import { hears } from '../app-world';
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

/** Each taps the button that calls; resolves once the page says so, and each hears all of the others. */
export async function meet(
  phones: readonly PhoneDriver[],
  [selector, text]: readonly [selector: string, text: string],
): Promise<void> {
  for (const phone of phones) {
    await phone.tap('#call');
    await phone.waitFor(selector, text);
  }
  for (const phone of phones) await hears(phone, phones.length - 1);
}

/** Each taps the button that hangs up, and comes back to the page before; nothing is left of the call. */
export async function part(
  { cloud }: HostWorld,
  phones: readonly PhoneDriver[],
  button: string,
  pageBefore: string,
): Promise<void> {
  for (const phone of phones) {
    await phone.tap(button);
    await phone.waitForPage(pageBefore);
    await nothingRuns(phone);
  }
  expect(cloud.state().rooms.flatMap(({ users }) => users)).toEqual([]);
}

/** Fails where something of a call still runs on a phone. */
async function nothingRuns(phone: PhoneDriver): Promise<void> {
  await phone.until(
    () => phone.microphoneLive(),
    (live) => !live,
  );
  expect(await phone.pusher()).toBeNull();
  expect(await phone.players()).toEqual([]);
  expect(await phone.errors()).toEqual([]);
}
