import js from '@eslint/js';
import prettier from 'eslint-config-prettier';
import reactHooks from 'eslint-plugin-react-hooks';
import { defineConfig, globalIgnores } from 'eslint/config';
import globals from 'globals';
import tseslint from 'typescript-eslint';
import { clockRules } from './tools/lint/clocks.js';
import { componentNameRules } from './tools/lint/component-names.js';
import { layerRules } from './tools/lint/layers.js';

const TYPESCRIPT = ['**/*.{ts,tsx}'];

// Taro's build for h5 renames such an import after React Refresh has noted it: then an edit empties
// what a person has typed.
const NAMED_HOOKS = {
  group: ['@tarojs/taro'],
  importNamePattern: '^use[A-Z]',
  message: 'Write Taro.useX: hot updates keep no state of a component with the other.',
};
/** The call is packed: in another app there is no such alias. */
const ALIAS = { group: ['@/*'], message: 'In the call, import by a relative path.' };

export default defineConfig(
  globalIgnores(['dist', 'coverage', '.swc', '.cache', 'examples/*/{dist,node_modules,.swc}']),
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,
  {
    name: 'typescript',
    files: TYPESCRIPT,
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['tsconfig.json', 'tsconfig.node.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      eqeqeq: 'error',
      '@typescript-eslint/consistent-type-imports': [
        'error',
        { fixStyle: 'inline-type-imports', disallowTypeAnnotations: false },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', caughtErrorsIgnorePattern: '^_' },
      ],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true },
      ],
      // What an event handler returns nobody reads.
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      // A twin may have nothing to wait for; `async` still turns what it throws into a rejection.
      '@typescript-eslint/require-await': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': ['error', { allowThrowingUnknown: true }],
    },
  },
  {
    name: 'react',
    files: ['src/**/*.{ts,tsx}', '__tests__/**/*.tsx'],
    extends: [reactHooks.configs.flat.recommended],
    rules: {
      'no-restricted-imports': ['error', { patterns: [NAMED_HOOKS] }],
    },
  },
  {
    name: 'the call, which other apps install',
    files: ['src/call/**/*.{ts,tsx}'],
    ignores: ['src/call/room/**'],
    rules: { 'no-restricted-imports': ['error', { patterns: [NAMED_HOOKS, ALIAS] }] },
  },
  {
    name: 'Taro brings the whole template of a component whose attributes it cannot read: 15 KiB',
    files: ['src/**/*.tsx'],
    ignores: ['src/**/*.h5.tsx'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector:
            'JSXOpeningElement[name.name=/^(View|Text|Button|Input|Image|ScrollView)$/] > JSXSpreadAttribute',
          message: 'Name the attributes one by one.',
        },
      ],
    },
  },
  {
    name: 'what the oldest engine of babel.config.js lacks: Babel brings syntax, not functions',
    files: ['src/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...[
          ['Object', 'fromEntries'],
          ['Object', 'hasOwn'],
          ['Promise', 'allSettled'],
          ['Promise', 'any'],
        ].map(([object, property]) => ({ object, property, message: 'iOS 12 has none.' })),
        ...['matchAll', 'replaceAll', 'findLast'].map((property) => ({
          property,
          message: 'iOS 12 has none.',
        })),
      ],
    },
  },
  clockRules,
  layerRules,
  componentNameRules,
  {
    name: 'tests, mocks and the simulator: what they get from foreign code has no type',
    files: ['{__tests__,__mocks__}/**/*.{ts,tsx}', 'tools/simulator/**/*.ts'],
    rules: {
      '@typescript-eslint/no-base-to-string': 'off',
      '@typescript-eslint/no-duplicate-type-constituents': 'off',
      '@typescript-eslint/no-implied-eval': 'off',
      '@typescript-eslint/no-redundant-type-constituents': 'off',
      '@typescript-eslint/no-unsafe-argument': 'off',
      '@typescript-eslint/no-unsafe-assignment': 'off',
      '@typescript-eslint/no-unsafe-call': 'off',
      '@typescript-eslint/no-unsafe-member-access': 'off',
      '@typescript-eslint/no-unsafe-return': 'off',
      '@typescript-eslint/prefer-promise-reject-errors': 'off',
      '@typescript-eslint/unbound-method': 'off',
    },
  },
  {
    name: 'no test is left out',
    files: ['__tests__/**/*.{ts,tsx}'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['describe', 'it', 'test'].flatMap((object) =>
          ['only', 'skip', 'todo'].map((property) => ({ object, property })),
        ),
      ],
    },
  },
  {
    name: 'scripts that Node runs as they are',
    files: [
      '*.js',
      'tools/lint/*.js',
      'tools/start/main.js',
      'server/*.js',
      '__tests__/support/*.js',
      '__tests__/support/once/*.js',
    ],
    languageOptions: { sourceType: 'commonjs', globals: globals.node },
  },
  {
    name: 'mini-programs as WeChat loads them: the simulator’s small ones, and the one to compare with',
    files: ['{__tests__/simulator/fixtures,bench/native}/**/*.js'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: Object.fromEntries(
        [
          ...['App', 'Component', 'Page', 'getApp', 'getCurrentPages', 'wx'],
          ...['console', 'setInterval', 'setTimeout'],
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    name: 'apps as others have them: each with rules of its own',
    files: ['examples/**/*.{ts,tsx,js,jsx}'],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: {
      parserOptions: { ecmaFeatures: { jsx: true } },
      globals: {
        ...globals.node,
        ...Object.fromEntries(
          ['Component', 'defineAppConfig', 'definePageConfig'].map((name) => [name, 'readonly']),
        ),
      },
    },
    rules: { '@typescript-eslint/triple-slash-reference': 'off' },
  },
  prettier,
);
