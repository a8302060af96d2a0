import { transformSync } from '@babel/core';
import { readUsage } from '../../config/component-usage';
import { leanComponents } from '../../config/lean-templates';

/** As the loaders would leave it. */
function compiled(code: string): string {
  const presets = [['@babel/preset-react', { runtime: 'automatic' }]];
  return transformSync(code, { presets, configFile: false })?.code ?? '';
}
const usageOf = (code: string) => readUsage([{ name: 'src/a.jsx', text: compiled(code) }]);
const IMPORT = `import { View, Text as Words, ScrollView } from '@tarojs/components';`;

const taro = {
  view: { 'hover-class': '1', bindtouchstart: 'eh', bindtap: 'eh', class: 'c', style: 's' },
  'static-view': { 'hover-class': '1', class: 'c', style: 's' },
  'pure-view': { class: 'c', style: 's' },
  'click-view': { bindtap: 'eh', class: 'c', style: 's' },
  'catch-view': { catchtouchmove: 'eh', bindtap: 'eh', class: 'c', style: 's' },
  text: { space: '1', bindtap: 'eh', class: 'c', style: 's' },
  'static-text': { space: '1', class: 'c', style: 's' },
  image: { src: '1', class: 'c', style: 's' },
};

describe('what the JSX uses', () => {
  test('by element, whatever the file calls it', () => {
    const usage = usageOf(
      `${IMPORT} const a = <View id="x" hoverClass={f(<Words space="ensp">t</Words>)} />;`,
    );
    expect(usage).toEqual(
      new Map([
        ['view', new Set(['id', 'hoverClass'])],
        ['text', new Set(['space'])],
      ]),
    );
  });

  test('everything, where attributes are spread or the component is a value', () => {
    const usage = usageOf(
      `${IMPORT} const a = (p) => <View {...p} />; const b = <Words />; const c = wrap(ScrollView);`,
    );
    expect([usage.get('view'), usage.get('text'), usage.get('scroll-view')]).toEqual([
      'all',
      new Set(),
      'all',
    ]);
  });

  test('everything of a native component with children, the attributes of one without', () => {
    const usage = usageOf(
      `const a = <zego-a b="1" />; const c = <zego-c><zego-a d="1" /></zego-c>;`,
    );
    expect([usage.get('zego-a'), usage.get('zego-c')]).toEqual([new Set(['b', 'd']), 'all']);
  });

  test('no names that only look like a component', () => {
    expect(usageOf(`${IMPORT} const a = { View: words.View };`).size).toBe(0);
  });

  test('what is made with createElement, by a script of a library too', () => {
    const usage = usageOf(`
      var react = require('react');
      var components_1 = helper(require('@tarojs/components'));
      exports.a = () => react.createElement(components_1.ScrollView, { scrollX: true }, 'x');
      exports.b = () => react.default.createElement('progress', { percent: 1 });
      exports.c = () => document.createElement('canvas', {});`);
    expect(usage).toEqual(
      new Map<string, unknown>([
        ['scroll-view', new Set(['scrollX'])],
        ['progress', new Set(['percent'])],
      ]),
    );
  });

  test('everything of what is passed on, or chosen while it runs', () => {
    const usage = usageOf(`
      export { Slider } from '@tarojs/components';
      ${IMPORT} const a = (big) => { const Tag = big ? View : Words; return <Tag id="x" />; };`);
    expect([...usage.entries()].sort()).toEqual([
      ['slider', 'all'],
      ['text', 'all'],
      ['view', 'all'],
    ]);
  });

  test('what an element is given that somebody else made', () => {
    const clone = `import { cloneElement } from 'react'; ${IMPORT}
      const a = <View id="x" />; const b = (child) => cloneElement(child,`;
    expect(usageOf(`${clone} { onTouchStart: f });`).get('view')).toEqual(
      new Set(['id', 'onTouchStart']),
    );
    expect(usageOf(`${clone} props);`).get('view')).toBe('all');
  });

  test.each([
    ['a namespace as a value', `import * as T from '@tarojs/components'; pick(T);`],
    ['a name that is worked out', `const T = require('@tarojs/components'); T[name];`],
    ['all passed on', `export * from '@tarojs/components';`],
    ['an import while it runs', `import('@tarojs/components').then(f);`],
  ])('refuses what hides the names: %s', (_what, code) => {
    expect(() => usageOf(code)).toThrow(
      /^src\/a\.jsx takes all of @tarojs\/components.*LEAN_BUILD=off/s,
    );
  });

  test('names in a namespace are names', () => {
    const usage = usageOf(`import * as T from '@tarojs/components'; const a = <T.View id="x" />;`);
    expect(usage).toEqual(new Map([['view', new Set(['id'])]]));
  });
});

describe('the templates', () => {
  test('keep what is used, and of the variants those that can come up', () => {
    const usage = usageOf(
      `${IMPORT} const a = <View onTouchStart={f} className="x"><Words /></View>;`,
    );
    expect(leanComponents(taro, usage)).toEqual({
      view: { bindtouchstart: 'eh', class: 'c', style: 's' },
      'static-view': { class: 'c', style: 's' },
      'pure-view': { class: 'c', style: 's' },
      'static-text': { class: 'c', style: 's' },
    });
  });

  test('know a tap by the name it has in JSX', () => {
    const usage = usageOf(`${IMPORT} const a = <View onClick={f} catchMove />;`);
    expect(leanComponents(taro, usage)).toMatchObject({
      view: { bindtap: 'eh' },
      'click-view': { bindtap: 'eh' },
      'catch-view': { bindtap: 'eh' },
    });
  });

  test('keep all of a component whose attributes can’t be read', () => {
    const usage = usageOf(`${IMPORT} const a = (p) => <Words {...p} />;`);
    expect(leanComponents(taro, usage)).toEqual({
      text: taro.text,
      'static-text': taro['static-text'],
    });
  });
});
