import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import webpack, { type Configuration } from 'webpack';
import { addCallPage } from '../../src/call/plugin/app-config';
import {
  callLayer,
  NATIVE_COMPONENTS,
  NativeComponents,
  nativeFile,
} from '../../src/call/plugin/native-components';
import { callPage } from '../../src/call/plugin/options';
import { Resolution } from '../../src/call/plugin/resolution';
import type { AppConfig } from '../../src/call/plugin/taro';

const PAGE = callPage('call/index');
const SDK_FILE = '/app/node_modules/zego-express-engine-miniprogram/ZegoExpressMiniProgram.js';

/** What webpack is told once the plugin has been there. */
function optionsWith(target: 'weapp' | 'h5', own: Configuration = {}) {
  return webpack({ ...own, plugins: [new Resolution(target, PAGE)] }).options;
}

/** Whether webpack leaves a file as it is. */
const unparsed = (file: string, { module }: ReturnType<typeof optionsWith>) =>
  [module.noParse ?? []].flat().some((one) => one instanceof RegExp && one.test(file));

/** By which an import is looked up. */
const conditions = ({ resolve }: ReturnType<typeof optionsWith>) =>
  resolve.byDependency?.esm?.conditionNames;

test('the SDK for mini-programs stays as it is, and so does what the app wants left alone', () => {
  const options = optionsWith('weapp', { module: { noParse: /some-library/ } });
  expect(unparsed(SDK_FILE, options)).toBe(true);
  expect(unparsed('/app/node_modules/some-library/index.js', options)).toBe(true);
  expect(unparsed('/app/src/app.js', options)).toBe(false);
  expect(unparsed(SDK_FILE, optionsWith('h5'))).toBe(false);
});

test('the package is found by the target, beside the app’s own conditions', () => {
  const h5 = conditions(optionsWith('h5'));
  expect(h5).toContain('taro-h5');
  expect(h5).toContain('import');
  const weapp = conditions(optionsWith('weapp', { resolve: { conditionNames: ['own', '...'] } }));
  expect(weapp).toEqual(expect.arrayContaining(['own', 'taro-weapp']));
  expect(weapp).not.toContain('taro-h5');
});

test('the page joins the subpackages and the preload rules that an app has', () => {
  const config: AppConfig = {
    pages: ['home', 'lobby'],
    subpackages: [{ root: 'shop', pages: ['list'] }],
    preloadRule: { lobby: { network: 'wifi', packages: ['shop'] } },
  };
  addCallPage(config, PAGE, ['lobby']);
  expect(config).toEqual({
    pages: ['home', 'lobby'],
    subpackages: [
      { root: 'shop', pages: ['list'] },
      { root: 'call', pages: ['index'] },
    ],
    preloadRule: { lobby: { network: 'wifi', packages: ['shop', 'call'] } },
    __usePrivacyCheck__: true,
  });
});

test('it joins the app’s own package of that name', () => {
  const config: AppConfig = { pages: ['home'], subPackages: [{ root: 'call/', pages: ['log'] }] };
  addCallPage(config, PAGE, undefined);
  expect(config.subPackages).toEqual([{ root: 'call/', pages: ['log', 'index'] }]);
  expect(config.preloadRule).toEqual({ home: { network: 'all', packages: ['call'] } });
});

test.each<[string, AppConfig]>([
  ['a page', { pages: ['home', 'call/index'] }],
  [
    'a page of a subpackage',
    { pages: ['home'], subPackages: [{ root: 'call', pages: ['index'] }] },
  ],
])('%s by hand is refused', (_name, config) => {
  expect(() => addCallPage(config, PAGE, undefined)).toThrow('app.config lists "call/index"');
});

test('its native components come after those of the app, beside the page', () => {
  const content = { usingComponents: { badge: '../badge' } };
  new NativeComponents('/package', callPage('talk/room/index')).register({
    'talk/room/index.config': { content },
  });
  expect(Object.entries(content.usingComponents)).toEqual([
    ['badge', '../badge'],
    ['zego-pusher', '../native/zego-pusher/zego-pusher'],
    ['zego-player', '../native/zego-player/zego-player'],
  ]);
});

test('the native components of the sources are those beside the plugin', () => {
  const layer = callLayer(path.resolve('src/call/plugin'));
  const scripts = NATIVE_COMPONENTS.map((component) => `${nativeFile(component)}.ts`);
  expect(scripts.filter((file) => !fs.existsSync(path.join(layer, file)))).toEqual([]);
});

test('those of a package are the compiled ones, whatever lies above it', () => {
  const installed = fs.mkdtempSync(path.join(os.tmpdir(), 'packed-'));
  try {
    fs.mkdirSync(path.join(installed, 'weapp'));
    expect(callLayer(installed)).toBe(path.join(installed, 'weapp'));
  } finally {
    fs.rmSync(installed, { recursive: true });
  }
});
