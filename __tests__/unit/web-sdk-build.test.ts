import type { Chain, MinifierOptions } from '../../src/call/plugin/taro';
import { leaveSdkCompressed } from '../../src/call/plugin/web-sdk';

/** What of webpack-chain concerns the minifiers. */
function chainOf(minifiers: Map<string, MinifierOptions[]>): Chain {
  const minimizer = (name: string) => ({
    get: () => 'the minifier',
    tap: (change: (args: MinifierOptions[]) => MinifierOptions[]) =>
      void minifiers.set(name, change(minifiers.get(name) ?? [])),
    use: (_plugin: unknown, args: MinifierOptions[]) => void minifiers.set(name, args),
  });
  return { optimization: { minimizers: minifiers, minimizer } } as unknown as Chain;
}

/** Whether a minifier takes a file. */
const takes = (file: string, { include, exclude = [] }: MinifierOptions = {}) =>
  (!include || include.test(file)) && ![exclude].flat().some((one) => one.test(file));

test('the web SDK is compressed by nobody again, and all else as the app wants', () => {
  const minifiers = new Map([['terserPlugin', [{ exclude: /theirs/, terserOptions: { a: 1 } }]]]);
  leaveSdkCompressed(chainOf(minifiers));
  const [[all], [sdk]] = [...minifiers.values()] as [MinifierOptions[], MinifierOptions[]];
  const files = ['js/app.js', 'js/zego-sdk.1a2b.js', 'js/theirs.js'];
  expect(files.map((file) => takes(file, all))).toEqual([true, false, false]);
  expect(files.map((file) => takes(file, sdk))).toEqual([false, true, false]);
  expect(all?.terserOptions).toEqual({ a: 1 });
  expect(sdk?.terserOptions).toMatchObject({ compress: false });
});

test('a build without that minifier stays as it is', () => {
  const minifiers = new Map<string, MinifierOptions[]>();
  leaveSdkCompressed(chainOf(minifiers));
  expect([...minifiers.keys()]).toEqual([]);
});
