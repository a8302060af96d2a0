/** The screens of a browser, held against pictures in `pictures/` as the simulator's are. */
import fs from 'node:fs';
import path from 'node:path';
import { openBrowserWorld, type BrowserWorld } from '../support/browser/app/world';
import { holdAgainst } from '../support/screens/picture';
import { still } from '../support/screens/still';
import { webScenes } from '../support/screens/web-scenes';

const PICTURES = path.join(__dirname, 'pictures');

let world: BrowserWorld;
beforeAll(async () => (world = await openBrowserWorld({ graceMs: 1 })), 60_000);
afterEach(() => world.clear());
afterAll(() => world.close());

test.each(webScenes)(
  '$name',
  async ({ name, wishes, go }) => {
    const { page } = await go(world, wishes);
    const screen = { browserPage: page, find: (selector: string) => page.locator(selector) };
    expect(holdAgainst(await still(screen), path.join(PICTURES, `${name}.png`))).toBeNull();
  },
  180_000,
);

test('every picture that is kept is of a screen that is drawn', () => {
  const kept = fs.readdirSync(PICTURES).map((file) => path.basename(file, '.png'));
  expect(kept.sort()).toEqual(webScenes.map(({ name }) => name).sort());
});
