/**
 * The templates of the build, drawn by WeChat's compiler and by the simulator's framework. WeChat
 * stops a template that calls itself; the framework goes on.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { DrawnNode } from '../../tools/simulator/types';
import { BROKEN_NETWORK, expectTrouble } from '../support/browser/troubles';
import { openSimulator, type PhoneDriver, type Simulator } from '../support/simulator';
import { testWithCompilers } from '../support/wechat/compilers';
import { compare } from '../support/wechat/same-tree';
import { weChatTemplates } from '../support/wechat/templates';

expectTrouble('Home asks for a session ahead, and there is no cloud.', BROKEN_NETWORK);

const DIST = path.resolve(__dirname, '../../dist/weapp');

let sim: Simulator | undefined;
let copy: string | undefined;

afterEach(async () => {
  await sim?.close();
  if (copy) fs.rmSync(copy, { recursive: true });
  sim = copy = undefined;
});

async function homeOf(dist: string): Promise<PhoneDriver> {
  sim = await openSimulator({ dist });
  const phone = await sim.phone();
  await phone.open('pages/home/index');
  await phone.waitFor('#join');
  return phone;
}

/** The numbers that the templates give to text, and to what holds others at any depth: the views. */
function numbersOf(dist: string) {
  const wxml = fs.readFileSync(path.join(dist, 'base.wxml'), 'utf8');
  const all = (name: RegExp) => Array.from(wxml.matchAll(name), ([, number = '']) => number);
  return { views: all(/name="tmpl_8_(\d+)"><view/g), text: all(/name="tmpl_0_(\d+)"><block>/g)[0] };
}

/** What Taro would set for views in each other, each with some text before the next. */
function nested(depth: number, { views, text }: ReturnType<typeof numbersOf>): object {
  const sid = `n${depth}`;
  const words = { sid: `${sid}t`, nn: text, v: `depth ${depth}` };
  const cn = depth > 1 ? [words, nested(depth - 1, { views, text })] : [words];
  return { sid, nn: views[depth % views.length], cl: `at-${depth}`, cn };
}

const depthOf = (nodes: readonly DrawnNode[]): number =>
  Math.max(
    0,
    ...nodes.map((node) =>
      typeof node === 'string'
        ? 0
        : // `comp` is none of the views.
          Number(node.tag === 'view') + depthOf(node.own?.children ?? node.children),
    ),
  );

testWithCompilers('trees are drawn alike to depth 30', async () => {
  const phone = await homeOf(DIST);
  const weChat = weChatTemplates(DIST);
  const numbers = numbersOf(DIST);
  expect(numbers.views.length).toBeGreaterThan(1);
  for (let depth = 1; depth <= 30; depth += 1) {
    const root = { cn: [nested(depth, numbers)] };
    await phone.browserPage.evaluate(
      (data) => (window.phone?.pages.top?.caller.setData as (data: object) => void)(data),
      { root },
    );
    const drawn = await phone.drawn();
    expect(depthOf(drawn.children)).toBe(depth);
    const { differences, texts } = compare(drawn, weChat);
    expect(differences).toEqual([]);
    expect(texts).toBe(depth);
  }
});

testWithCompilers('a <comp> that was told nothing yet finds its template', async () => {
  const phone = await homeOf(DIST);
  const weChat = weChatTemplates(DIST);
  const data = await phone.browserPage.evaluate(() => {
    const { backend, components } = window.phone!;
    return backend.createRoot('comp', components.space, 'comp').get().data;
  });
  weChat.draw('comp', data);
  expect(weChat.takeWarnings()).toEqual([]);
});

testWithCompilers('a template that calls itself is seen', async () => {
  copy = fs.mkdtempSync(path.join(os.tmpdir(), 'templates-'));
  fs.cpSync(DIST, copy, { recursive: true });
  const file = path.join(copy, 'utils.wxs');
  const wxs = fs.readFileSync(file, 'utf8');
  const always = wxs.replace("return 'tmpl_' + l + '_' + n", "return 'tmpl_0_' + n");
  expect(always).not.toBe(wxs);
  fs.writeFileSync(file, always);
  const phone = await homeOf(copy);
  // The framework drew it all, and noticed nothing.
  expect(await phone.errors()).toEqual([]);
  const { differences } = compare(await phone.drawn(), weChatTemplates(copy));
  expect(differences).toContainEqual(expect.stringContaining('is being called recursively'));
  expect(differences).toContainEqual(expect.stringMatching(/\d nodes here, \d in WeChat/));
});
