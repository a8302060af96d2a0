import {
  buildBundle,
  productionSettings,
  type Bundle,
  type ServiceProcess,
} from '../../bench/token-service/bundle';
import { startFakeWeChat, type FakeWeChat } from '../../tools/fake-wechat/fake-wechat';

/**
 * For a file whose tests start the bundled token service: it is built once, and whatever a test started
 * is ended after it.
 *
 * @param usual - settings of all of them, besides those of production
 */
export function bundledServices(usual: Readonly<Record<string, string>> = {}) {
  let bundle: Bundle;
  let weChat: FakeWeChat;
  const running: ServiceProcess[] = [];
  beforeAll(async () => {
    [bundle, weChat] = [await buildBundle(), await startFakeWeChat()];
  });
  afterEach(() => {
    for (const { child } of running.splice(0)) child.kill('SIGKILL');
    weChat.latency = 0;
  });
  afterAll(async () => {
    bundle.remove();
    await weChat.close();
  });
  return {
    /** The one that all of them ask. */
    weChat: () => weChat,
    start(
      env: Readonly<Record<string, string>> = {},
      ...options: readonly string[]
    ): ServiceProcess {
      const settings = { ...productionSettings(weChat), DRAIN_SECONDS: '0', ...usual, ...env };
      const service = bundle.start(settings, ...options);
      running.push(service);
      return service;
    },
  };
}
