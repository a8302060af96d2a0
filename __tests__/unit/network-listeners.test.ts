/** What the SDK listens to the network with goes with its engine, and nothing else does. */
import { NetworkListeners } from '@/call/sdk/miniprogram/network-listeners';

type Listener = (result: never) => void;

/** As much of `wx` as is listened to. */
function phone() {
  const listening = new Set<Listener>();
  const host = {
    onNetworkStatusChange: (listener: Listener) => void listening.add(listener),
    offNetworkStatusChange: (listener: Listener) => void listening.delete(listener),
  };
  return { host, listening, original: host.onNetworkStatusChange };
}

const listener = (): Listener => () => undefined;

test('those that are added while the engine is made go with it; others stay', async () => {
  const { host, listening, original } = phone();
  const [before, sdk, another, later] = [listener(), listener(), listener(), listener()];
  host.onNetworkStatusChange(before);
  const listeners = new NetworkListeners(host);
  host.onNetworkStatusChange(sdk);
  host.onNetworkStatusChange(another);
  await Promise.resolve();
  expect(host.onNetworkStatusChange).toBe(original);
  host.onNetworkStatusChange(later);
  expect([...listening]).toEqual([before, sdk, another, later]);
  listeners.dispose();
  expect([...listening]).toEqual([before, later]);
  listeners.dispose();
  expect([...listening]).toEqual([before, later]);
});

test('a WeChat that lets nothing be replaced, or has nothing of the kind, keeps what there is', () => {
  const { host, listening } = phone();
  const frozen = Object.freeze(host);
  const listeners = new NetworkListeners(frozen);
  frozen.onNetworkStatusChange(listener());
  listeners.dispose();
  expect(listening.size).toBe(1);
  expect(() => new NetworkListeners({}).dispose()).not.toThrow();
});
