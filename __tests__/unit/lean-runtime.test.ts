import fs from 'node:fs';
import path from 'node:path';
import { getComponentsAlias, internalComponents } from '@tarojs/shared';
import { filledIn, leanFile, usedAliases, type Aliases } from '../../config/lean-runtime';

const aliases: Aliases = getComponentsAlias(internalComponents);
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

test('leaves other files alone, and tells of a runtime that it does not know', () => {
  expect(leanFile('/a/@tarojs/runtime/dist/env.js', 'x', options)).toBe('x');
  expect(() => leanFile('/a/@tarojs/runtime/dist/utils/index.js', 'x', options)).toThrow(
    'Taro\'s runtime no longer says "getComponentsAlias$1(internalComponents)".',
  );
});
