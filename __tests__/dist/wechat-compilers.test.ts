/** WeChat's own compilers take the production build, and refuse what phones would refuse. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { distOf } from '../support/build';
import {
  compileStyles,
  compileTemplates,
  testWithCompilers,
  type Compiled,
} from '../support/wechat/compilers';

let copy: string;
beforeEach(() => {
  copy = fs.mkdtempSync(path.join(os.tmpdir(), 'wechat-'));
  fs.cpSync(distOf('weapp'), copy, { recursive: true });
});
afterEach(() => fs.rmSync(copy, { recursive: true, force: true }));

function edit(file: string, change: (text: string) => string): void {
  const full = path.join(copy, file);
  const text = fs.readFileSync(full, 'utf8');
  const changed = change(text);
  if (changed === text) throw new Error(`There is nothing to break in ${file}.`);
  fs.writeFileSync(full, changed);
}

testWithCompilers('wcc compiles every WXML and WXS without a word', () => {
  const { script, faults } = compileTemplates(copy);
  expect(faults).toEqual([]);
  for (const name of ['base.wxml', 'comp.wxml', 'pages/home/index.wxml', 'call/room/index.wxml']) {
    expect(script).toContain(name);
  }
});

testWithCompilers('wcsc compiles every WXSS without a word', () => {
  const { script, faults } = compileStyles(copy);
  expect(faults).toEqual([]);
  expect(script).toContain('text-field');
});

testWithCompilers.each<[string, (dist: string) => Compiled, () => void, string]>([
  [
    'an arrow function in WXS',
    compileTemplates,
    () => edit('utils.wxs', (text) => text.replace('b: function (a, b) {', 'b: (a, b) => {')),
    'utils.wxs:',
  ],
  [
    'an input left open',
    compileTemplates,
    () => edit('base.wxml', (text) => text.replace('</input>', '')),
    'expect end-tag `input`',
  ],
  [
    'a `*` selector',
    compileStyles,
    () => edit('app.wxss', (text) => `${text}*{color:red}`),
    'unexpected token `*`',
  ],
])('refuses %s', (_what, compile, breakIt, fault) => {
  breakIt();
  expect(compile(copy).faults).toContainEqual(expect.stringContaining(fault));
});
