import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchBrowser, openSimulator, type Simulator } from '../support/simulator';
import { SIMULATED_PROBLEM, expectTrouble } from '../support/browser/troubles';

expectTrouble('Each breaks a mini-program.', SIMULATED_PROBLEM);

const GOOD = path.join(__dirname, 'fixtures/basics');

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Problems of a copy of the good mini-program, after it was broken and its home page opened. */
async function broken(breakIt: (file: (name: string) => string) => void): Promise<string[]> {
  const dist = fs.mkdtempSync(path.join(os.tmpdir(), 'simulator-'));
  let sim: Simulator | undefined;
  try {
    fs.cpSync(GOOD, dist, { recursive: true });
    breakIt((name) => path.join(dist, name));
    sim = await openSimulator({ dist, browser });
    const phone = await sim.phone();
    await phone.open('pages/home/home?x=1').catch(() => undefined);
    const problems = await phone.errors();
    await phone.close();
    return problems.map(({ message }) => message);
  } finally {
    await sim?.close();
    fs.rmSync(dist, { recursive: true, force: true });
  }
}

const edit = (file: string, from: string | RegExp, to: string) => {
  const text = fs.readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`nothing to break in ${file}`);
  fs.writeFileSync(file, changed);
};

describe('a mini-program broken on purpose is reported', () => {
  it('nothing broken, nothing reported', async () => {
    expect(await broken(() => undefined)).toEqual([]);
  });

  it('a missing page file', async () => {
    expect(await broken((file) => fs.rmSync(file('pages/home/home.wxml')))).toContain(
      'app.json: the page "pages/home/home" has no wxml file',
    );
    const withoutScript = await broken((file) => fs.rmSync(file('pages/home/home.js')));
    expect(withoutScript).toContain('app.json: the page "pages/home/home" has no js file');
    expect(withoutScript).toContain('"pages/home/home.js" defines no page or component');
  });

  it('a missing component json, and one that is no component', async () => {
    expect(await broken((file) => fs.rmSync(file('parts/badge/badge.json')))).toContain(
      'pages/home/home.json: the component "parts/badge/badge" has no json file',
    );
    expect(
      await broken((file) => fs.writeFileSync(file('parts/badge/badge.json'), '{}')),
    ).toContain('parts/badge/badge.json must say "component": true');
  });

  it('a component that is used and not declared', async () => {
    const problems = await broken((file) =>
      edit(
        file('pages/home/home.json'),
        '"counter": "../../parts/counter/counter"',
        '"other": "/parts/counter/counter"',
      ),
    );
    expect(problems).toContain('there is no component <counter>: missing in usingComponents?');
  });

  it('WXML that does not parse, and an import that leads nowhere', async () => {
    expect(await broken((file) => edit(file('common/item.wxml'), '</view>', ''))).toEqual(
      expect.arrayContaining([expect.stringContaining('common/item.wxml:1')]),
    );
    expect(await broken((file) => fs.rmSync(file('common/item.wxml')))).toContain(
      'pages/home/home.wxml: "common/item.wxml" does not exist',
    );
  });

  it('a style sheet that is missing or unclosed', async () => {
    expect(await broken((file) => fs.rmSync(file('common/colors.wxss')))).toContain(
      'app.wxss: the style sheet "common/colors.wxss" does not exist',
    );
    expect(await broken((file) => fs.appendFileSync(file('app.wxss'), '.open {'))).toContain(
      'app.wxss: a block is never closed',
    );
  });

  it('a module that is required and missing', async () => {
    expect(await broken((file) => fs.rmSync(file('common/util.js')))).toEqual(
      expect.arrayContaining([expect.stringMatching(/module 'common\/util.js' is not defined/)]),
    );
  });

  it('a broken app.json and a script error at start', async () => {
    expect(await broken((file) => fs.writeFileSync(file('app.json'), '{'))).toEqual(
      expect.arrayContaining(['app.json is missing or broken']),
    );
    expect(await broken((file) => fs.appendFileSync(file('app.js'), 'nowhere.x = 1;'))).toContain(
      'ReferenceError: nowhere is not defined',
    );
  });
});
