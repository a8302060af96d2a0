/** The main screens as people see them, held against pictures in `pictures/`: `npm run screens` makes those. */
import fs from 'node:fs';
import path from 'node:path';
import { expectTrouble, LOGIN_REFUSED } from '../../support/browser/troubles';
import { openAppWorld, type AppWorld } from '../../support/app-world';
import { holdAgainst } from '../../support/screens/picture';
import { scenes } from '../../support/screens/scenes';
import { still } from '../../support/screens/still';
import { compilersRun, testWithCompilers } from '../../support/wechat/compilers';
import { compare, nothingCompared } from '../../support/wechat/same-tree';
import { weChatTemplates } from '../../support/wechat/templates';

expectTrouble('One of them is of a room that is full.', LOGIN_REFUSED);

const PICTURES = path.join(__dirname, 'pictures');
const DIST = path.resolve(__dirname, '../../../dist/weapp');

const weChat = compilersRun ? weChatTemplates(DIST) : undefined;
const compared = nothingCompared();

let world: AppWorld;

beforeAll(async () => {
  // No grace: whoever was on the screen before is in no room of the next.
  world = await openAppWorld({ graceMs: 1 });
});

afterEach(() => world.clear());
afterAll(() => world.close());

test.each(scenes)('$name', async ({ name, wishes, go }) => {
  const phone = await go(world, wishes);
  const fault = holdAgainst(await still(phone), path.join(PICTURES, `${name}.png`));
  expect(fault).toBeNull();
  expect(await phone.errors()).toEqual([]);
  if (!weChat) return;
  const before = compared.differences.length;
  compare(await phone.drawn(), weChat, compared);
  expect(compared.differences.slice(before)).toEqual([]);
});

testWithCompilers('what WeChat’s compiler draws of all of them is the same, and much', () => {
  const { differences, elements, attributes, texts } = compared;
  expect(differences).toEqual([]);
  process.stdout.write(
    `  wcc and the simulator: ${elements} elements, ${attributes} attributes, ${texts} texts alike\n`,
  );
  expect(elements).toBeGreaterThan(1500);
  expect(attributes).toBeGreaterThan(5000);
  expect(texts).toBeGreaterThan(400);
});

test('every picture that is kept is of a screen that is drawn', () => {
  const kept = fs.readdirSync(PICTURES).map((file) => path.basename(file, '.png'));
  expect(kept.sort()).toEqual(scenes.map(({ name }) => name).sort());
});
