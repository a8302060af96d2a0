import { meet, openHostWorld, part } from '../support/examples/host-world';

test('two people talk on a page of the app’s own, with its own words and token function', async () => {
  const world = await openHostWorld('own-page');
  try {
    const ann = await world.named('Ann');
    const bob = await world.named('Bob');
    await meet([ann, bob], ['#state', 'You are in']);
    expect(await bob.texts('.person')).toEqual(['Bob', 'Ann']);

    await ann.tap('#mute');
    await bob.waitFor('.person', 'Ann (silent)');

    await part(world, [ann, bob], '#leave', 'pages/index/index');
  } finally {
    await world.close();
  }
}, 120_000);
