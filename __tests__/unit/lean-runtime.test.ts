import fs from 'node:fs';
import path from 'node:path';
import * as shared from '@tarojs/shared';
import { filledIn, leanFile, usedAliases, type Aliases } from '../../config/lean-runtime';

const aliases: Aliases = shared.getComponentsAlias(shared.internalComponents);
const used = usedAliases(aliases, new Map([['scroll-view', 'all']]));
const options = { production: true, text: '9' };
const modules = path.resolve(__dirname, '..', '..', 'node_modules', '@tarojs');

/** A file of Taro's as it is installed, and as the build takes it in. */
function file(name: string) {
  const full = path.join(modules, name);
  const source = fs.readFileSync(full, 'utf8');
  return { source, lean: filledIn(leanFile(full, source, options), used) };
}

test('keeps the numbers and names of used elements, in all variants, and what every page has', () => {
  expect(Object.keys(used).sort()).toEqual(
    ['#text', 'catch-view', 'click-view', 'pure-view', 'scroll-view', 'static-view', 'view'].sort(),
  );
  for (const [element, names] of Object.entries(used)) expect(names).toEqual(aliases[element]);
});

test.each([
  ['runtime/dist/utils/index.js', 'getComponentsAlias$1(internalComponents)'],
  ['runtime/dist/dsl/common.js', 'getComponentsAlias(internalComponents)'],
  ['plugin-platform-weapp/dist/runtime.js', 'mergeInternalComponents(components)'],
])('%s works nothing out any more', (name, working) => {
  const { source, lean } = file(name);
  expect(source).toContain(working);
  expect(lean).not.toContain(working);
});

test('the runtime still knows which elements are WeChat’s, and which are controlled', () => {
  const { source, lean } = file('shared/dist/components.js');
  const exportsOf = (text: string) => {
    const listed = /^export \{(.*)\};$/m.exec(text)?.[1]?.split(',') ?? [];
    const declared = Array.from(text.matchAll(/^export const (\w+)/gm), ([, name]) => name ?? '');
    return [...listed.map((name) => name.trim()), ...declared].sort();
  };
  expect(exportsOf(lean)).toEqual(exportsOf(source));
  expect(lean).toMatch(/internalComponents = \(\{.*\bScrollView:\{\}.*\}\);/);
  expect(lean).not.toContain('Slider');
  expect(lean).toContain(`controlledComponent = new Set(["input",`);
});

test('what a recursive component draws first is nothing, while one watches too', () => {
  const full = path.join(modules, 'runtime/dist/dsl/common.js');
  const source = fs.readFileSync(full, 'utf8');
  const watching = { production: false, text: '9' };
  expect(leanFile(full, source, watching)).toContain('["nn" /* Shortcuts.NodeName */]: "9"');
  const other = path.join(modules, 'runtime/dist/utils/index.js');
  expect(leanFile(other, 'x', watching)).toBe('x');
});

test('an element without children says nothing of them, in any build', () => {
  const { lean } = file('runtime/dist/hydrate.js');
  const body = /function hydrate\(node\) \{[\s\S]*?\n\}/.exec(lean)?.[0] ?? 'no hydrate';
  const hydrate = new Function(
    ...['componentsAlias', 'SPECIAL_NODES', 'isText', 'isComment', 'toCamelCase', 'hooks'],
    ...['CLASS', 'STYLE', 'ID', 'CATCHMOVE', 'COMPILE_MODE', 'VIEW', `return ${body}`],
  )(
    ...[{}, [], () => false, () => false, (name: string) => name, { call: () => undefined }],
    ...['class', 'style', 'id', 'catchMove', 'compileMode', 'view'],
  ) as (node: object) => object;
  const node = (childNodes: object[]) => ({
    ...{ nodeName: 'x', sid: 's', uid: 's', props: {}, className: '', cssText: '', childNodes },
  });
  expect(hydrate(node([node([])]))).toEqual({ nn: 'x', sid: 's', cn: [{ nn: 'x', sid: 's' }] });
});

test('the name of a page is not sent to it', () => {
  const { lean } = file('runtime/dist/dom/root.js');
  const [, body = ''] = /enqueueUpdate\(payload\) \{([\s\S]*?)\n {4}\}/.exec(lean) ?? [];
  const enqueue = new Function('payload', body) as (this: object, payload: object) => void;
  const root = { updatePayloads: [] as object[] };
  enqueue.call(root, { path: 'root.uid', value: 'pages/home/index' });
  expect(root.updatePayloads).toEqual([]);
  enqueue.call(root, { path: 'root.cn', value: [] });
  expect(root.updatePayloads).toHaveLength(1);
});

/** A style as an element of Taro's has it; both properties and methods of it are asked by name. */
type Style = Record<string, string> & {
  setProperty(name: string, value: string): void;
  removeProperty(name: string): string;
  getPropertyValue(name: string): string;
};

/** What becomes of a style by one of Taro's files, and what is told of it. */
function styled(text: string, list: readonly string[], change: (style: Style) => unknown) {
  const body = text.replace(/^import .*$/gm, '').replace(/^export .*$/gm, '');
  const told: unknown[] = [];
  const element = {
    ...{ _root: {}, _path: 'root' },
    enqueueUpdate: (update: unknown) => told.push(update),
  };
  const MutationObserver = { record: () => undefined };
  const names = ['styleProperties', 'MutationObserver', 'PROPERTY_THRESHOLD'];
  const { hooks, isArray, isNull, isUndefined, toDashed, toCamelCase, isString } = shared;
  const helpers = { hooks, isArray, isNull, isUndefined, toDashed, toCamelCase, isString };
  const make = new Function(
    ...[...names, ...Object.keys(helpers), 'warn'],
    `${body}; return Style;`,
  ) as (...all: unknown[]) => new (element: object) => Style;
  const Made = make(list, MutationObserver, 1000, ...Object.values(helpers), () => undefined);
  const style = new Made(element);
  const answer = change(style);
  return { css: style.cssText, told, answer };
}

test.each<[string, (style: Style) => unknown]>([
  ['set by name', (style) => void Object.assign(style, { width: '1px', order: 2 })],
  ['the same again', (style) => ((style.width = '1px'), (style.width = '1px'))],
  ['taken back', (style) => ((style.width = '1px'), (style.width = ''))],
  ['read', (style) => ((style.width = '1px'), [style.width, style.height])],
  ['by a method', (style) => style.setProperty('background-color', 'red')],
  ['removed', (style) => ((style.width = '1px'), style.removeProperty('width'))],
  ['asked', (style) => ((style.width = '1px'), style.getPropertyValue('width'))],
  ['a variable', (style) => style.setProperty('--mine', 'a')],
  ['a text', (style) => (style.cssText = 'width: 1px; -webkit-line-clamp: 2; top: 3px')],
  ['a text over another', (style) => ((style.width = '1px'), (style.cssText = 'top: 3px'))],
])('a style is what it was, without a list of all properties: %s', (_what, change) => {
  const { source, lean } = file('runtime/dist/dom/style.js');
  const list = ['width', 'height', 'order', 'top', 'backgroundColor', 'webkitLineClamp'];
  expect(styled(lean, [], change)).toEqual(styled(source, list, change));
});

test('leaves other files alone, and tells of a runtime that it does not know', () => {
  expect(leanFile('/a/@tarojs/runtime/dist/env.js', 'x', options)).toBe('x');
  expect(() => leanFile('/a/@tarojs/runtime/dist/utils/index.js', 'x', options)).toThrow(
    'Taro\'s runtime no longer says "getComponentsAlias$1(internalComponents)".',
  );
});
