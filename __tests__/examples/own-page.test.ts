import { hearsOthers, nothingRuns, openHostWorld } from '../support/examples/host-world';

test('two people talk on a page of the app’s own, with its own words and token function', async () => {
  const world = await openHostWorld('own-page');
  try {
    const ann = await world.named('Ann');
    const bob = await world.named('Bob');
    for (const phone of [ann, bob]) {
      await phone.tap('#call');
      await phone.waitFor('#state', 'You are in');
    }
    await hearsOthers(ann, 1);
    await hearsOthers(bob, 1);
    expect(await bob.texts('.person')).toEqual(['Bob', 'Ann']);

    await ann.tap('#mute');
    await bob.waitFor('.person', 'Ann (silent)');

    for (const phone of [ann, bob]) {
      await phone.tap('#leave');
      await phone.waitForPage('pages/index/index');
      await nothingRuns(phone);
    }
    expect(world.cloud.state().rooms.flatMap(({ users }) => users)).toEqual([]);
  } finally {
    await world.close();
  }
}, 120_000);
