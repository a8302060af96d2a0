/** What the bundle uses keeps its template, whoever wrote it and however: in a package that is really built. */
import fs from 'node:fs';
import path from 'node:path';
import { build, SETTINGS } from '../support/build';
import { openSimulator, type PhoneDriver, type Simulator } from '../support/simulator';

const ROOT = path.resolve(__dirname, '..', '..');
const FIXTURE = path.join(ROOT, '__tests__/support/lean-weapp');
const SOURCE = path.join('dist', 'lean-source');
const OUTPUT = path.join('dist', 'lean-test');

let simulator: Simulator;
let phone: PhoneDriver;

beforeAll(async () => {
  const source = path.join(ROOT, SOURCE);
  fs.rmSync(source, { recursive: true, force: true });
  fs.cpSync(FIXTURE, source, { recursive: true });
  // Where npm would put it.
  const library = path.join(source, 'node_modules/meter-library');
  fs.mkdirSync(library, { recursive: true });
  fs.renameSync(path.join(source, 'library.js'), path.join(library, 'index.js'));
  const description = { name: 'meter-library', version: '1.0.0', license: 'MIT' };
  fs.writeFileSync(path.join(library, 'package.json'), JSON.stringify(description));
  // What the build takes from every app.
  for (const file of ['app-create.ts', 'app-typing.ts', 'share-card.png'])
    fs.cpSync(path.join(ROOT, 'src', file), path.join(source, file));
  const { code, output } = await build('weapp', SETTINGS, {
    SOURCE_ROOT: SOURCE,
    OUTPUT_ROOT: OUTPUT,
  });
  if (code !== 0) throw new Error(output);
  simulator = await openSimulator({ dist: path.join(ROOT, OUTPUT) });
  phone = await simulator.phone();
  await phone.open('pages/home/index');
}, 300_000);

afterAll(async () => {
  await simulator.close();
  for (const folder of [SOURCE, OUTPUT])
    fs.rmSync(path.join(ROOT, folder), { recursive: true, force: true });
});

test.each([
  ['a library’s createElement', 'progress'],
  ['a name chosen while it runs', 'slider'],
  ['another such name', 'switch'],
])('of %s: %s is drawn', async (_by, element) => {
  await phone.waitFor(element);
  expect(await phone.errors()).toEqual([]);
});

test('what nothing uses is left out', () => {
  const templates = fs.readFileSync(path.join(ROOT, OUTPUT, 'base.wxml'), 'utf8');
  expect(templates).toContain('<progress ');
  expect(templates).not.toContain('<picker ');
});
