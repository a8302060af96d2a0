import type { PhoneDriver } from '../support/simulator';
import { meet, openHostWorld, part } from '../support/examples/host-world';

const LOBBY = 'pages/lobby/index';

/** From the first tab to the page between it and the call. */
async function enterLobby(phone: PhoneDriver, name: string): Promise<void> {
  await phone.tap('#lobby');
  await phone.waitForPage(LOBBY);
  await phone.input('#name', name);
}

test('two people call from a JavaScript app with tabs, a library and a store of its own', async () => {
  const world = await openHostWorld('tab-bar-js');
  try {
    const ann = await world.open('Ann', 'pages/home/index');
    const bob = await world.open('Bob', 'pages/home/index');
    await enterLobby(ann, 'Ann');
    await enterLobby(bob, 'Bob');
    await meet([ann, bob], ['#room-state', 'In call']);
    // The native component of the app's own stands beside those of the call.
    for (const phone of [ann, bob]) await phone.waitFor('.clock', '3 o');

    await ann.tap('#mic');
    await bob.waitFor('.member--mic-off', 'Ann');

    await part(world, [ann, bob], '#hang-up', LOBBY);
    await ann.back();
    await ann.waitFor('#calls', 'Ann: 1 calls');
  } finally {
    await world.close();
  }
}, 120_000);
