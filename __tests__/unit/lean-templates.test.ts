import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readUsage } from '../../config/component-usage';
import { leanComponents } from '../../config/lean-templates';

let folder: string;
beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'usage-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function usageOf(code: string, name = 'a.tsx') {
  fs.writeFileSync(path.join(folder, name), code);
  return readUsage(folder);
}
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

  test('nothing of the browser’s twins, and no names that only look like a component', () => {
    expect(usageOf(`${IMPORT} const a = <View />;`, 'a.h5.tsx').size).toBe(0);
    const usage = usageOf(`${IMPORT} const a = { View: words.View };`);
    expect(usage.size).toBe(0);
  });

  test('refuses an import that hides the names', () => {
    expect(() => usageOf(`import * as T from '@tarojs/components';`)).toThrow('by their names');
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
