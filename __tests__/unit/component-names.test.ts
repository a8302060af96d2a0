/** The names that WeChat's component frameworks own, each given to a native component on purpose. */
import path from 'node:path';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { componentNameRules } from '../../tools/lint/component-names';

const ROOT = path.resolve(__dirname, '..', '..');
const FILE = path.join(ROOT, 'src/call/native/zego-player/zego-player.ts');

const eslint = new ESLint({
  cwd: ROOT,
  overrideConfigFile: true,
  baseConfig: [
    {
      files: ['**/*.ts'],
      languageOptions: {
        parser: tseslint.parser,
        parserOptions: {
          project: ['tsconfig.json'],
          tsconfigRootDir: ROOT,
          // With CI set the parser would read the file as it is, not the text that it is given.
          disallowAutomaticSingleRunInference: true,
        },
      },
    },
    componentNameRules,
  ],
});

/** What the rule says of a native component with this inside. */
async function complaints(code: string): Promise<string[]> {
  const [result] = await eslint.lintText(code, { filePath: FILE });
  return result?.messages.map(({ message }) => message) ?? ['not linted'];
}

test.each([
  'slotIndex',
  'id',
  'slot',
  'data',
  'dataset',
  'setData',
  'triggerEvent',
  'querySelectorAll',
  'general',
  'detached',
  'cloneNode',
  '$$',
  '__wxTmplId',
])('neither a property nor a method is called %s', async (name) => {
  const property = await complaints(`Component({ properties: { ${name}: Number } });`);
  expect(property).toEqual([expect.stringContaining(`"${name}"`)]);
  expect(property[0]).toContain('of properties');
  const method = await complaints(`Component({ methods: { '${name}'() {} } });`);
  expect(method).toEqual([expect.stringContaining('of methods')]);
});

test('methods that a function returns, or that are spread, are read by their types', async () => {
  const make = 'const make = () => ({ onStateChange() {}, moved() {} });';
  for (const methods of ['make()', '{ ...make() }']) {
    expect(await complaints(`${make} Component({ methods: ${methods} });`)).toEqual([
      expect.stringContaining('"moved"'),
    ]);
  }
});

test('a name that can’t be read is refused', async () => {
  expect(await complaints('Component({ properties: { [String(1)]: Number } });')).toEqual([
    expect.stringContaining('can be read'),
  ]);
});

test('other names pass, and lifetimes, which the frameworks call by these', async () => {
  const code = `Component({
    properties: { playerSlot: Number, soundMode: String },
    lifetimes: { attached() {}, detached() {} },
    methods: { onError() {} },
  });`;
  expect(await complaints(code)).toEqual([]);
});
