import { MiniProgramEngine } from '@/call/sdk/miniprogram/miniprogram-engine';
import { MediaRegistry } from '@/call/media/registry';
import { startLocalCloud, type LocalCloud } from '../../tools/local-cloud';
import { holdsTheContract } from '../support/engine-contract';
import { FakeMedia } from '../support/fake-elements';
import { recorded } from '../support/local-engine';
import { createPhone } from '../support/sdk';

let cloud: LocalCloud;
const ends: (() => void)[] = [];

beforeEach(async () => (cloud = await startLocalCloud({ port: 0 })));

/** Everyone has a phone of their own; only the native elements are played. */
async function engine() {
  const phone = createPhone({ cloud });
  const registry = new MediaRegistry();
  const media = new FakeMedia(registry);
  const made = new MiniProgramEngine(phone.ZegoExpressEngine, {
    appID: cloud.options.appID,
    server: `wss://${cloud.host}/ws`,
    registry,
    socketHost: phone.wx,
  });
  ends.push(() => {
    made.destroy();
    media.close();
    phone.close();
  });
  return recorded(made);
}

describe('the adapter for mini-programs', () => {
  holdsTheContract(
    () => ({ cloud, engine }),
    async () => {
      ends.splice(0).forEach((end) => end());
      await cloud.close();
    },
  );
});
